import type { AnalysedQuery, QueryWord } from './analysis/analyse-query.ts'
import { LANGUAGES, termsOfWord } from './analysis/analyse-query.ts'
import { fold } from './analysis/fold.ts'
import { stem } from './analysis/stem.ts'
import { stopWordsOf } from './analysis/stop-words.ts'
import type { Expansion } from './analysis/words.ts'
import type { Language } from './document.ts'
import { slipOf } from './slip-of.ts'
import { type Statistics, writtenTerm } from './statistics.ts'
import { WrittenWords } from './written-words.ts'

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
    if (left === 0 || !LETTERS.test(word.written) || isKnown(word, query.language, on)) return word
    left--
    const begun = completed(word, query, on)
    const isDoubtful = leadsSomewhere(word, on)
    if (begun) return isDoubtful ? word : begun
    return corrected(word, isDoubtful, query, on) ?? word
  })
  return { ...query, words }
}

/** The viewer may see it in some document, as it is written or by its stem; or it is spelled so in a language, or quoted. */
function isKnown(
  { written, terms }: QueryWord,
  language: Language,
  { statistics, spelling, asTyped }: Correcting,
): boolean {
  const stands = (term: string) => statistics.documentsWith(term) > 0
  const term = stem(written, language)
  return (
    asTyped.has(written) ||
    stands(writtenTerm(written)) ||
    (terms.get(term) === 'word' && stands(term)) ||
    LANGUAGES.some(one => spelling(one).has(written))
  )
}

/**
 * Some document has what another language would make of it, or what its parts or a form like it mean, as can be said of
 * many an error: canada mistyped is a Spanish stem. Then it is one only where a word lies one error away.
 */
const leadsSomewhere = ({ terms }: QueryWord, { statistics }: Correcting): boolean =>
  [...terms.keys()].some(term => statistics.documentsWith(term) > 0)

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
  found.sort(byWorth)
  const terms = found.slice(0, MOST_COMPLETIONS).flatMap(({ terms }) => [...terms])
  return { ...word, terms: new Map(terms.map(([term]) => [term, 'added'])) }
}

function corrected(
  word: QueryWord,
  isDoubtful: boolean,
  { language }: AnalysedQuery,
  on: Correcting,
): QueryWord | undefined {
  const { written } = word
  if (written.length < SHORTEST_CORRECTED) return undefined
  const mostEdits = isDoubtful || written.length < 8 ? 1 : 2
  const near = [
    ...on.statistics.written.near(written, mostEdits),
    ...on.spelling(language).near(written, mostEdits),
  ]
  const found = near.map(({ word, edits }) => existing(word, edits, language, on))
  const [best] = [...found.filter(each => each !== undefined), ...meaningless(written, language, on)]
    .map(each => (each.edits === 1 ? { ...each, worth: each.worth * slip(written, each.word) } : each))
    .sort((one, other) => one.edits - other.edits || byWorth(one, other))
  return best && { ...word, meant: best.word, terms: best.terms }
}

const stopWords: Partial<Record<Language, WrittenWords>> = {}

function stopWordsIn(language: Language): WrittenWords {
  const known = stopWords[language]
  if (known) return known
  const words = (stopWords[language] = new WrittenWords())
  for (const word of stopWordsOf(language)) words.add(word)
  return words
}

/** Words like `with` stand everywhere and say nothing: nothing is looked for instead. */
const meaningless = (written: string, language: Language, { statistics }: Correcting): Existing[] =>
  [...stopWordsIn(language).near(written, 1)].map(({ word, edits }) => ({
    ...{ word, edits, worth: statistics.documents, terms: new Map() },
  }))

/** Accents are compared where somebody typed some. */
const slip = (typed: string, meant: string): number =>
  fold(typed) === typed ? slipOf(typed, fold(meant)) : slipOf(typed, meant)

interface Existing {
  readonly word: string
  readonly edits: number
  /** In how many documents it stands; the likelier it is what was meant. */
  readonly worth: number
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
  const worth = Math.max(written, ...[...terms.keys()].map(term => statistics.documentsWith(term)))
  return worth > 0 ? { word, edits, worth, terms } : undefined
}

/** The commoner first, then by the alphabet, so that one query has one answer. */
const byWorth = (one: Existing, other: Existing): number =>
  other.worth - one.worth || (one.word < other.word ? -1 : 1)
