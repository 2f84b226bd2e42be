import type { Language } from '../../language/language.ts'
import { highlight, snippet } from '../../search/highlight.ts'
import type { Segment } from '../../search/highlight.ts'
import type { SearchAnswer } from '../../search/search.ts'
import type { HitRow } from './find-hits.ts'

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

export interface Highlight {
  field: HighlightField
  segments: Segment[]
}

/** The fields in which a word of the query stands, the title whole, of longer texts the stretch that says most. */
export function highlights(
  found: HitRow,
  { terms, expansions }: Pick<SearchAnswer, 'terms' | 'expansions'>,
): Highlight[] {
  const { language, texts } = readTexts(found)
  return texts.flatMap(([field, text]) => {
    if (!text) return []
    const segments =
      field === 'TITLE'
        ? highlight(text, language, terms, expansions)
        : snippet(text, language, terms, undefined, expansions)
    return segments.some(({ matched }) => matched) ? [{ field, segments }] : []
  })
}

function readTexts(found: HitRow): { language: Language; texts: [HighlightField, string | null][] } {
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
    case 'Visit':
      return { language: 'nl', texts: [['TITLE', found.row.title]] }
  }
}
