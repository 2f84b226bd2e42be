import { presenceIn, rarity, saturated } from './bm25.ts'
import type { RankedField } from './bm25.ts'
import { lettersOf } from './letter-pieces.ts'
import type { RankedWord } from './ranked-word.ts'
import { countSideBySide } from './side-by-side.ts'
import type { Statistics } from './statistics.ts'
import { entriesOf } from './terms.ts'
import type { TermRecord } from './terms.ts'
import type { Weights } from './weights.ts'

/** Of a pasted page only so many: all of them would cost more than they tell. */
const MOST_WORDS = 32

/** What a document gains beside its words by letters that it shares with the query, and by words side by side. */
export function readFiner(
  all: readonly RankedWord[],
  statistics: Statistics,
  weights: Weights,
): (record: TermRecord, fields: readonly RankedField[]) => number {
  const words = all.slice(0, MOST_WORDS)
  const letters = weights.letters > 0 ? readLetters(words, statistics) : new Map<string, number>()
  const { follows, gains } = readPairs(words, statistics)
  const gainOf = (gain: number, sum: number) => gain * saturated(sum, weights)
  return (record, fields) => {
    const pieces = new Map<string, number>()
    const pairs = new Map<number, number>()
    for (const one of fields) {
      const field = record[one.name]
      if (!field) continue
      const presence = presenceIn(field, one, weights)
      const { terms, counts } = entriesOf(field)
      for (const [at, term] of terms.entries()) {
        for (const piece of lettersOf(term))
          if (letters.has(piece)) pieces.set(piece, (pieces.get(piece) ?? 0) + presence * (counts[at] ?? 0))
      }
      if (weights.sideBySide > 0)
        countSideBySide(field, follows, pair => pairs.set(pair, (pairs.get(pair) ?? 0) + presence))
    }
    let score = 0
    for (const [piece, sum] of pieces) score += weights.letters * gainOf(letters.get(piece) ?? 0, sum)
    for (const [pair, sum] of pairs) score += weights.sideBySide * gainOf(gains[pair] ?? 0, sum)
    return score
  }
}

/** What each piece of the query's words is worth: together as much as the word. */
function readLetters(words: readonly RankedWord[], statistics: Statistics): Map<string, number> {
  const gains = new Map<string, number>()
  for (const { weight, stem } of words) {
    if (stem === undefined) continue
    const pieces = lettersOf(stem)
    const gain = (weight * rarity(stem, statistics)) / pieces.length
    for (const piece of pieces) gains.set(piece, (gains.get(piece) ?? 0) + gain)
  }
  return gains
}

/** Of each term those that stand behind it in the query, and what the two are worth side by side. */
function readPairs(words: readonly RankedWord[], statistics: Statistics) {
  const follows = new Map<string, Map<string, number>>()
  const gains: number[] = []
  for (const word of words) {
    const { place } = word
    const next = place === undefined ? undefined : words.find(other => other.place === place + 1)
    if (!next) continue
    const pair = gains.push(worthOf(word, statistics) + worthOf(next, statistics)) - 1
    for (const { term } of word.terms) {
      const behind = follows.get(term) ?? new Map<string, number>()
      follows.set(term, behind)
      for (const { term: other } of next.terms) behind.set(other, pair)
    }
  }
  return { follows, gains }
}

const worthOf = ({ weight, terms }: RankedWord, statistics: Statistics): number =>
  weight * Math.max(0, ...terms.map(({ term }) => rarity(term, statistics)))
