import type { AnalysedQuery, QueryWord } from './analysis/analyse-query.ts'
import type { Language } from './document.ts'
import type { Candidate } from './engines/port.ts'
import { rarity } from './bm25.ts'
import type { Ranked } from './rank.ts'
import type { Statistics } from './statistics.ts'
import { termsOf } from './terms.ts'
import type { Weights } from './weights.ts'

/** How well the best hit of a query answers it, and which of its words it does not hold. */
export interface Lacking {
  /**
   * From 0 to 1: its score, of what a document would have that says nothing but the words of the query, again and
   * again; 1 for a query without words.
   */
  readonly share: number
  /** How many words carry meaning. */
  readonly words: number
  readonly missing: readonly MissingWord[]
}

export interface MissingWord {
  /** As it was meant, where it was taken for a typing error. */
  readonly word: string
  readonly language: Language
  /** What it means: the code of a concept. */
  readonly concept: string | undefined
  /** It stands in some document that the searcher may see. */
  readonly isWritten: boolean
}

const conceptSign = '~'

export function lackingOf(
  query: AnalysedQuery,
  best: { readonly candidate: Candidate; readonly score: Ranked['score'] } | undefined,
  statistics: Statistics,
  { saturation }: Weights,
): Lacking {
  const words = query.words.filter(word => word.beside === undefined)
  const rarest = ({ terms }: QueryWord) =>
    Math.max(...[...terms.keys()].map(term => rarity(term, statistics)))
  const most = words.reduce((sum, word) => sum + rarest(word) * (saturation + 1), 0)
  const its = best && termsOf(best.candidate.terms)
  const isHeld = ({ terms }: QueryWord) => its !== undefined && [...terms.keys()].some(term => its.has(term))
  return {
    share: most === 0 ? 1 : Math.min(1, (best?.score ?? 0) / most),
    words: words.length,
    missing: words
      .filter(word => isWhole(word) && !isHeld(word))
      .map(word => missingWord(word, query.language, statistics)),
  }
}

/** What was read as the beginning of other words has no term of its own: it is not typed to its end. */
const isWhole = ({ terms }: QueryWord): boolean => [...terms.values()].some(kind => kind === 'word')

function missingWord(
  { written, meant, terms }: QueryWord,
  language: Language,
  statistics: Statistics,
): MissingWord {
  const names = [...terms.keys()]
  return {
    word: meant ?? written,
    language,
    concept: names.find(term => term.startsWith(conceptSign))?.slice(conceptSign.length),
    isWritten: names.some(term => !term.startsWith(conceptSign) && statistics.documentsWith(term) > 0),
  }
}
