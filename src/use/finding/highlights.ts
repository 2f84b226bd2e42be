import type { Language } from '../../language/language.ts'
import { highlight, snippet } from '../../search/highlight.ts'
import type { Segment } from '../../search/highlight.ts'
import type { SearchAnswer } from '../../search/search.ts'
import type { HitRow } from './find-hits.ts'
import type { FoundPage } from './read-pages.ts'

export type HighlightField =
  | 'TITLE'
  | 'LESSON'
  | 'RECOMMENDATION'
  | 'CONTEXT'
  | 'WHAT_HAPPENED'
  | 'WHY'
  | 'HOLDS_WHEN'
  | 'EVIDENCE'
  | 'SUMMARY'
  | 'HOW_TO_APPLY'
  | 'PAGE'
  | 'QUESTION'

export interface Highlight {
  field: HighlightField
  /** Of a document on which page. */
  page?: number
  segments: Segment[]
}

/** The fields in which a word of the query stands, the title whole, of longer texts the stretch that says most. */
export function highlights(
  found: HitRow,
  pages: readonly FoundPage[],
  { terms, expansions }: Pick<SearchAnswer, 'terms' | 'expansions'>,
): Highlight[] {
  const { language, texts } = readTexts(found, pages)
  return texts.flatMap(([field, text, page]) => {
    if (!text) return []
    const segments =
      field === 'TITLE'
        ? highlight(text, language, terms, expansions)
        : snippet(text, language, terms, undefined, expansions)
    return segments.some(({ matched }) => matched) ? [{ field, page, segments }] : []
  })
}

type Said = readonly [field: HighlightField, text: string | null, page?: number]

function readTexts(found: HitRow, pages: readonly FoundPage[]): { language: Language; texts: Said[] } {
  switch (found.kind) {
    case 'Lesson': {
      const { language, title, lesson, recommendation, context, whatHappened, why, holdsWhen, evidence } =
        found.row
      return {
        language,
        texts: [
          ['TITLE', title],
          ['LESSON', lesson],
          ['RECOMMENDATION', recommendation],
          ['CONTEXT', context],
          ['WHAT_HAPPENED', whatHappened],
          ['WHY', why],
          ['HOLDS_WHEN', holdsWhen],
          ['EVIDENCE', evidence],
        ],
      }
    }
    case 'GoodPractice': {
      const { language, title, summary, howToApply, holdsWhen } = found.row
      return {
        language,
        texts: [
          ['TITLE', title],
          ['SUMMARY', summary],
          ['HOW_TO_APPLY', howToApply],
          ['HOLDS_WHEN', holdsWhen],
        ],
      }
    }
    case 'Question': {
      const { language, title, text } = found.row
      return {
        language,
        texts: [
          ['TITLE', title],
          ['QUESTION', text],
        ],
      }
    }
    case 'Event':
      return { language: found.row.languages[0] ?? 'nl', texts: [['TITLE', found.row.title]] }
    case 'Visit':
      return { language: 'nl', texts: [['TITLE', found.row.title]] }
    case 'Document': {
      const said = pages.map(({ number, text }) => ['PAGE', text, number] as const)
      return { language: found.row.language, texts: [['TITLE', found.row.title], ...said] }
    }
  }
}
