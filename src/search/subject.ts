import type { AnalysedQuery, QueryWord } from './analysis/analyse-query.ts'
import type { WeightedTerm } from './engines/port.ts'

/** From here on a query is a text: what it says again and again it is about, and what it says once may be by the way. */
const LONG = 32

export const isText = (words: readonly QueryWord[]): boolean => words.length > LONG

/** A sentence of a text, by its words that stand in some document. */
export interface Sentence<Known> {
  readonly words: readonly Known[]
  /** How many words carry meaning in it, known or not. */
  readonly length: number
  /** How much its words tell, one by one, and how well documents know them. */
  readonly tells: number
}

/** Two words alone, a heading, are no sentence. */
const FEWEST_WORDS = 4

/** Only the documents tell what it looks for: in a text that somebody typed, without a question mark that says so. */
export const hidesItsSubject = ({ words }: AnalysedQuery): boolean =>
  isText(words) && !words.some(({ isAsked, beside }) => isAsked || beside !== undefined)

/** The sentences of such a text, first those that tell most. */
export function sentencesOf<Known extends { readonly word: QueryWord }>(
  query: AnalysedQuery,
  known: readonly Known[],
  worthOf: (word: Known) => number,
): Sentence<Known>[] {
  if (!hidesItsSubject(query)) return []
  const byWord = new Map(known.map(one => [one.word, one]))
  return divide(query.text, query.words)
    .map(all => {
      const its = all.flatMap(word => byWord.get(word) ?? [])
      const length = Math.max(all.length, FEWEST_WORDS)
      const worth = its.reduce((sum, word) => sum + worthOf(word), 0) / length
      return { words: its, length, tells: worth * (its.length / all.length) ** 2 }
    })
    .filter(sentence => sentence.words.length > 0)
    .sort((one, other) => other.tells - one.tells)
}

/** What fewer documents say is chance in a text of two hundred words. */
const FEWEST_DOCUMENTS = 5

/**
 * A terms of reference says in one sentence what is looked for and in twenty how it is gone about. Which one it is only
 * the documents tell, so of each sentence, one after the other, the best term is among those by which they are proposed;
 * then the second, until there are enough.
 */
export function termsOfEach<Known>(
  sentences: readonly Sentence<Known>[],
  termsOf: (words: readonly Known[]) => readonly WeightedTerm[],
  most: number,
): WeightedTerm[] {
  const lists = sentences.map(({ words }) => {
    return termsOf(words).filter(({ documents = 0 }) => documents >= FEWEST_DOCUMENTS)
  })
  const chosen = new Map<string, WeightedTerm>()
  const rounds = Math.max(0, ...lists.map(terms => terms.length))
  for (let round = 0; round < rounds && chosen.size < most; round++) {
    for (const terms of lists) {
      const term = terms[round]
      if (term && chosen.size < most && !chosen.has(term.term)) chosen.set(term.term, term)
    }
  }
  return [...chosen.values()]
}

/** So many sentences are held against what was proposed; more would cost more than they tell. */
const MOST_SENTENCES = 24

/** How much more a word counts in the sentence that some document answers best; with 7 or 50 no set fares better. */
const SUBJECT = 20
/** How soon less is nothing: of a sentence answered half as well a word counts a third more than none of it. */
const SHARPNESS = 6

/**
 * How much more the words of each sentence count. What is looked for some document says, nearly word by word and in one
 * place; of how it is gone about each says a little. Needs of one sentence among 200 words on who travels, who pays and
 * who reports, on ten sets (nl, fr, es, en, and asked in another language): nDCG .30 when words of the field told which
 * sentence it is, .56 when the documents do.
 */
export function byAnswer<Known>(
  sentences: readonly Sentence<Known>[],
  answer: (words: readonly Known[]) => number,
): (word: Known) => number {
  const answered = sentences
    .slice(0, MOST_SENTENCES)
    .map(({ words, length }) => ({ words, share: answer(words) / length }))
  const best = answered.reduce((most, { share }) => Math.max(most, share), 0)
  const factors = new Map(
    answered.flatMap(({ words, share }) =>
      words.map(word => [word, best > 0 ? 1 + SUBJECT * (share / best) ** SHARPNESS : 1] as const),
    ),
  )
  return word => factors.get(word) ?? 1
}

/** Each word in the sentence in which it stands first; they come as they stand. */
function divide(text: string, words: readonly QueryWord[]): QueryWord[][] {
  const ends = text.matchAll(/[.!?…\n]+/gu)
  let end = ends.next()
  const sentences: QueryWord[][] = [[]]
  for (const word of words) {
    let isNew = false
    for (; !end.done && end.value.index < word.start; end = ends.next()) isNew = true
    if (isNew) sentences.push([])
    sentences.at(-1)?.push(word)
  }
  return sentences
}
