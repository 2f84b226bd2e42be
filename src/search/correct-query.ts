import type { AnalysedQuery, QueryWord } from './analysis/analyse-query.ts'
import { LANGUAGES, termsOfWord } from './analysis/analyse-query.ts'
import type { Expansion } from './analysis/words.ts'
import type { Language } from './document.ts'
import { type Statistics, writtenTerm } from './statistics.ts'
import type { WrittenWords } from './written-words.ts'

/** The words that a language knows beside those of the documents: a word asked in it need stand in no document. */
export type Spelling = (language: Language) => WrittenWords

/** A typing error is looked for in so many words at most; a page of unknown words is another matter. */
const MOST_CORRECTED = 8
const MOST_COMPLETIONS = 5
const SHORTEST_CORRECTED = 4
const SHORTEST_BEGUN = 3
const LETTERS = /^[\p{L}\p{M}]+$/u

export interface Correcting {
  readonly statistics: Statistics
  readonly expansions: readonly Expansion[]
  readonly spelling: Spelling
  /** Words that the searcher put between quotation marks. */
  readonly asTyped: ReadonlySet<string>
}

/**
 * A word that stands in no document and that no language knows is read as the nearest that exists; the last one,
 * which may not be typed to its end, as the words that it begins.
 */
export function correctQuery(query: AnalysedQuery, on: Correcting): AnalysedQuery {
  let left = MOST_CORRECTED
  const words = query.words.map(word => {
    if (left === 0 || isKnown(word, on) || !LETTERS.test(word.written)) return word
    left--
    return completed(word, query, on) ?? corrected(word, query, on) ?? word
  })
  return { ...query, words }
}

/** Some document that the viewer may see has it or what it means, it is spelled so in a language, or quoted. */
function isKnown({ written, terms }: QueryWord, { statistics, spelling, asTyped }: Correcting): boolean {
  if (asTyped.has(written)) return true
  for (const term of terms.keys()) if (statistics.documentsWith(term) > 0) return true
  return LANGUAGES.some(language => spelling(language).has(written))
}

function completed(
  word: QueryWord,
  { last, language }: AnalysedQuery,
  on: Correcting,
): QueryWord | undefined {
  if (word.written !== last || word.written.length < SHORTEST_BEGUN) return undefined
  const known = (words: Iterable<string>) =>
    [...words].map(each => existing(each, 0, language, on)).filter(each => each !== undefined)
  const found = [
    ...known(on.statistics.written.beginningWith(word.written)),
    ...known(on.spelling(language).beginningWith(word.written)),
  ]
  if (found.length === 0) return undefined
  found.sort(byNearness)
  const terms = found.slice(0, MOST_COMPLETIONS).flatMap(({ terms }) => [...terms])
  return { ...word, terms: new Map(terms.map(([term]) => [term, 'added'])) }
}

function corrected(word: QueryWord, { language }: AnalysedQuery, on: Correcting): QueryWord | undefined {
  if (word.written.length < SHORTEST_CORRECTED) return undefined
  const mostEdits = word.written.length < 8 ? 1 : 2
  const near = [
    ...on.statistics.written.near(word.written, mostEdits),
    ...on.spelling(language).near(word.written, mostEdits),
  ]
  const found = near
    .map(({ word, edits }) => existing(word, edits, language, on))
    .filter(each => each !== undefined)
    .sort(byNearness)
  const [best] = found
  return best && { ...word, meant: best.word, terms: best.terms }
}

interface Existing {
  readonly word: string
  readonly edits: number
  readonly documents: number
  readonly terms: QueryWord['terms']
}

/** A word that leads to some document that the viewer may see; what others may see is no help and no hint. */
function existing(
  word: string,
  edits: number,
  language: Language,
  { statistics, expansions, spelling }: Correcting,
): Existing | undefined {
  const written = statistics.documentsWith(writtenTerm(word))
  if (written === 0 && !spelling(language).has(word)) return undefined
  const terms = termsOfWord(word, language, expansions)
  const documents = Math.max(written, ...[...terms.keys()].map(term => statistics.documentsWith(term)))
  return documents > 0 ? { word, edits, documents, terms } : undefined
}

/** The nearest first, then the commoner, then by the alphabet, so that one query has one answer. */
const byNearness = (one: Existing, other: Existing): number =>
  one.edits - other.edits || other.documents - one.documents || (one.word < other.word ? -1 : 1)
