import type { AnalysedQuery, QueryWord } from './analysis/analyse-query.ts'
import type { Language } from './document.ts'
import type { Candidate } from './engines/port.ts'
import { rarity } from './bm25.ts'
import type { Statistics } from './statistics.ts'
import { termsOf } from './terms.ts'

/** How much of a query its best hit holds, and which of its words it does not. */
export interface Lacking {
  /** From 0 to 1: the words that the best hit holds, weighed by how rare they are, of all words; 1 for a query without. */
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
  best: Candidate | undefined,
  statistics: Statistics,
): Lacking {
  const words = query.words.filter(word => word.beside === undefined)
  const its = best && termsOf(best.terms)
  let all = 0
  let held = 0
  const missing: MissingWord[] = []
  for (const word of words) {
    const weight = Math.max(...[...word.terms.keys()].map(term => rarity(term, statistics)))
    all += weight
    if (its && [...word.terms.keys()].some(term => its.has(term))) held += weight
    else if (isWhole(word)) missing.push(missingWord(word, query.language, statistics))
  }
  return { share: all === 0 ? 1 : held / all, words: words.length, missing }
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
