import { presenceIn, rarity, saturated } from './bm25.ts'
import type { RankedFields } from './bm25.ts'
import type { Candidate } from './engines/port.ts'
import { lettersOf, termsWith } from './letter-pieces.ts'
import { eachField, nameNumbers, termNumbers } from './numbered.ts'
import type { Numbered } from './numbered.ts'
import type { RankedWord } from './ranked-word.ts'
import { countSideBySide } from './side-by-side.ts'
import { Wanted } from './wanted.ts'
import type { Statistics } from './statistics.ts'
import type { Weights } from './weights.ts'

/** Of a pasted page only so many: all of them would cost more than they tell. */
const MOST_WORDS = 32

export interface RankedBy {
  readonly statistics: Statistics
  readonly fields: RankedFields
  readonly weights: Weights
}

/** A candidate with its numbers. */
export interface Read {
  readonly candidate: Candidate
  readonly numbered: Numbered
}

/** What each document gains beside its words by letters that it shares with the query, and by words side by side. */
export function finerScores(all: readonly RankedWord[], documents: readonly Read[], by: RankedBy): number[] {
  const { letters, sideBySide } = by.weights
  const words = all.slice(0, MOST_WORDS)
  const byLetters = letters > 0 ? scoresByLetters(words, documents, by) : []
  const byPairs = sideBySide > 0 ? scoresByPairs(words, documents, by) : []
  return documents.map((_, at) => letters * (byLetters[at] ?? 0) + sideBySide * (byPairs[at] ?? 0))
}

function scoresByLetters(
  words: readonly RankedWord[],
  documents: readonly Read[],
  { statistics, fields, weights }: RankedBy,
): number[] {
  const { pieces, gains } = gainsByPiece(words, statistics)
  const { lastOf, all, before } = layOutPieces(pieces)
  const sums = new Float64Array(gains.length)
  return documents.map(({ numbered }) => {
    const { row } = numbered
    sums.fill(0)
    eachField(numbered, (field, length, from, to, behind) => {
      const presence = presenceIn(field, length, fields, weights)
      if (presence === 0) return
      for (let at = from; at < to; at++) {
        for (let one = lastOf[row[at] ?? 0] ?? 0; one > 0; one = before[one] ?? 0) {
          const place = all[one] ?? 0
          sums[place] = (sums[place] ?? 0) + presence * (row[at + behind] ?? 0)
        }
      }
    })
    return worth(sums, gains, weights)
  })
}

/** What each piece of the query's words is worth: together as much as the word. */
function gainsByPiece(words: readonly RankedWord[], statistics: Statistics) {
  const places = new Map<string, number>()
  const gains: number[] = []
  for (const { weight, stem } of words) {
    if (stem === undefined) continue
    const pieces = lettersOf(stem)
    const gain = (weight * rarity(stem, statistics)) / pieces.length
    for (const piece of pieces) {
      const place = places.get(piece) ?? places.size
      places.set(piece, place)
      gains[place] = (gains[place] ?? 0) + gain
    }
  }
  return { pieces: [...places.keys()], gains }
}

/** The pieces by the terms that have them: by the number of a term its last one, and of each the one before; 0 is none. */
function layOutPieces(pieces: readonly string[]) {
  const having = pieces.map(termsWith)
  const lastOf = new Int32Array(termNumbers.size)
  const all = [0]
  const before = [0]
  for (const [place, terms] of having.entries()) {
    for (const term of terms) {
      before.push(lastOf[term] ?? 0)
      lastOf[term] = all.push(place) - 1
    }
  }
  return { lastOf, all, before }
}

function scoresByPairs(
  words: readonly RankedWord[],
  documents: readonly Read[],
  { statistics, fields, weights }: RankedBy,
): number[] {
  const { followers, gains } = gainsByPair(words, statistics)
  const sums = new Float64Array(gains.length)
  return documents.map(({ candidate, numbered }) => {
    sums.fill(0)
    eachField(numbered, (name, length, from, to) => {
      const presence = presenceIn(name, length, fields, weights)
      const field = candidate.terms[nameNumbers.name(name)]
      if (presence === 0 || !field) return
      const count = (pair: number) => (sums[pair] = (sums[pair] ?? 0) + presence)
      countSideBySide(field, numbered.row.subarray(from, to), followers, count)
    })
    return worth(sums, gains, weights)
  })
}

/** What two words of the query are worth side by side: those that can stand for the one, behind each the other's. */
function gainsByPair(words: readonly RankedWord[], statistics: Statistics) {
  const firsts = new Map<string, number>()
  const followers: Map<string, number>[] = []
  const gains: number[] = []
  for (const word of words) {
    const { place } = word
    const next = place === undefined ? undefined : words.find(other => other.place === place + 1)
    if (!next) continue
    const pair = gains.push(worthOf(word, statistics) + worthOf(next, statistics)) - 1
    for (const { term } of word.terms) {
      const first = firsts.get(term) ?? firsts.size
      firsts.set(term, first)
      const behind = (followers[first] ??= new Map())
      for (const { term: other } of next.terms) behind.set(other, pair)
    }
  }
  const pairs = followers.map(behind => termNumbers.numbered(behind))
  return { followers: { firsts: new Wanted(termNumbers.numbered(firsts)), pairs }, gains }
}

function worth(sums: Float64Array, gains: readonly number[], weights: Weights): number {
  let score = 0
  for (let at = 0; at < sums.length; at++) {
    const sum = sums[at] ?? 0
    if (sum > 0) score += (gains[at] ?? 0) * saturated(sum, weights)
  }
  return score
}

const worthOf = ({ weight, terms }: RankedWord, statistics: Statistics): number =>
  weight * Math.max(0, ...terms.map(({ term }) => rarity(term, statistics)))
