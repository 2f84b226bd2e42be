import { rarity, saturated } from './bm25.ts'
import { lettersOf, termsWith } from './letter-pieces.ts'
import { termNumbers } from './numbered-field.ts'
import type { RankedWord } from './ranked-word.ts'
import { countSideBySide } from './side-by-side.ts'
import type { Followers } from './side-by-side.ts'
import type { Statistics } from './statistics.ts'
import type { WeighedField } from './weighed-field.ts'
import type { Weights } from './weights.ts'

/** Of a pasted page only so many: all of them would cost more than they tell. */
const MOST_WORDS = 32

type Finer = (fields: readonly WeighedField[]) => number

/** What a document gains beside its words by letters that it shares with the query, and by words side by side. */
export function readFiner(all: readonly RankedWord[], statistics: Statistics, weights: Weights): Finer {
  const words = all.slice(0, MOST_WORDS)
  const byLetters = weights.letters > 0 ? readLetters(words, statistics, weights) : () => 0
  const byPairs = weights.sideBySide > 0 ? readPairs(words, statistics, weights) : () => 0
  return fields => weights.letters * byLetters(fields) + weights.sideBySide * byPairs(fields)
}

/** What each piece of the query's words is worth: together as much as the word. */
function readLetters(words: readonly RankedWord[], statistics: Statistics, weights: Weights): Finer {
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
  const { lastOf, all, before } = layOutPieces([...places.keys()])
  const sums = new Float64Array(gains.length)
  return fields => {
    sums.fill(0)
    for (const { presence, its } of fields) {
      const { entries } = its
      for (let at = 0; at < entries.length; at += 2) {
        for (let one = lastOf[entries[at] ?? 0] ?? 0; one > 0; one = before[one] ?? 0) {
          const place = all[one] ?? 0
          sums[place] = (sums[place] ?? 0) + presence * (entries[at + 1] ?? 0)
        }
      }
    }
    return worth(sums, gains, weights)
  }
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

/** What two words of the query are worth side by side. */
function readPairs(words: readonly RankedWord[], statistics: Statistics, weights: Weights): Finer {
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
  const follows: Followers = {
    firsts: termNumbers.table(firsts),
    pairs: followers.map(behind => new Map([...behind].map(([term, pair]) => [termNumbers.of(term), pair]))),
  }
  const sums = new Float64Array(gains.length)
  return fields => {
    sums.fill(0)
    for (const field of fields)
      countSideBySide(field.its, follows, pair => (sums[pair] = (sums[pair] ?? 0) + field.presence))
    return worth(sums, gains, weights)
  }
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
