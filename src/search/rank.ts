import { presenceIn, rarity, saturated } from './bm25.ts'
import type { RankedField } from './bm25.ts'
import type { Candidate } from './engines/port.ts'
import { readFiner } from './rank-finely.ts'
import type { RankedTerm, RankedWord } from './ranked-word.ts'
import type { Statistics } from './statistics.ts'
import { byNumber, eachEntry, numberedField } from './terms.ts'
import type { TermRecord } from './terms.ts'
import { WEIGHTS } from './weights.ts'
import type { Weights } from './weights.ts'

/** How much a word says in each field: names of fields are the caller's. Fields not named count for nothing. */
export type FieldWeights = Readonly<Record<string, number>>

export type Ranked = { readonly id: string; readonly score: number }

export interface RankedQuery {
  readonly words: readonly RankedWord[]
  /** In which it was read; a document that says none is taken for one of it. */
  readonly language?: string
}

/** So many of the best are told apart by letters and neighbours too, which only add to a score. */
const FINELY_RANKED = 50

/**
 * BM25 over weighed fields. A word scores once, by the best of its terms, so that a document which has its stem in
 * two languages gains nothing by that. Equal scores: the more recent first, then by id, so that pages never shift.
 */
export function rank(
  candidates: readonly Candidate[],
  { words, language }: RankedQuery,
  statistics: Statistics,
  fieldWeights: FieldWeights,
  weights: Weights = WEIGHTS,
): Ranked[] {
  const fields = Object.entries(fieldWeights).map(([name, weight]) => {
    return { name, weight, average: statistics.averageLength(name) || 1 }
  })
  const here = readWords(words, statistics, ({ weight }) => weight)
  const there = readWords(words, statistics, ({ weight, elsewhere = weight }) => elsewhere)
  const scored = candidates.map(candidate => {
    const its = candidate.attributes.language
    const query = its === undefined || its === language ? here : there
    addUp(candidate.terms, fields, query, weights)
    return { candidate, score: scoreOf(query, weights) }
  })
  const order = (a: Scored, b: Scored) =>
    b.score - a.score ||
    b.candidate.attributes.recent - a.candidate.attributes.recent ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  scored.sort(order)
  const finer = readFiner(words, statistics, weights)
  const best = scored
    .slice(0, FINELY_RANKED)
    .map(({ candidate, score }) => ({ candidate, score: score + finer(candidate.terms, fields) }))
  return [...best.sort(order), ...scored.slice(FINELY_RANKED)].map(({ candidate: { id }, score }) => ({
    id,
    score,
  }))
}

interface Scored {
  readonly candidate: Candidate
  readonly score: number
}

/** A query laid out for many documents: its terms have places, and for each place what of the present document. */
interface LaidOut {
  readonly places: ReadonlyMap<string, number>
  readonly byNumber: Int16Array
  /** For which words the term at a place can stand, and what it gains them. */
  readonly gains: readonly (readonly { readonly word: number; readonly gain: number }[])[]
  readonly sums: Float64Array
  readonly touched: number[]
  readonly best: Float64Array
}

function readWords(
  words: readonly RankedWord[],
  statistics: Statistics,
  weightOf: (term: RankedTerm) => number,
): LaidOut {
  const places = new Map<string, number>()
  const gains: { word: number; gain: number }[][] = []
  for (const [word, { weight: own, terms }] of words.entries()) {
    for (const ranked of terms) {
      const { term } = ranked
      const place = places.get(term) ?? places.size
      places.set(term, place)
      const gain = own * weightOf(ranked) * rarity(term, statistics)
      gains[place] = [...(gains[place] ?? []), { word, gain }]
    }
  }
  const sums = new Float64Array(places.size)
  const best = new Float64Array(words.length)
  return { places, byNumber: byNumber(places), gains, sums, touched: [], best }
}

/** How often each term of the query stands in a document, by what its fields weigh and how long they are. */
function addUp(
  record: TermRecord,
  fields: readonly RankedField[],
  { sums, touched, ...query }: LaidOut,
  weights: Weights,
): void {
  for (const one of fields) {
    const field = record[one.name]
    if (!field) continue
    const held = presenceIn(field, one, weights)
    const add = (place: number, count: number) => {
      if (sums[place] === 0) touched.push(place)
      sums[place] = (sums[place] ?? 0) + held * count
    }
    // Through the document's terms, each looked up among the query's: they are fewer than the ways to say the query.
    const numbered = numberedField(field)
    if (numbered) {
      const { numbers, counts } = numbered
      for (let at = 0; at < numbers.length; at++) {
        const place = query.byNumber[numbers[at] ?? -1] ?? -1
        if (place >= 0) add(place, counts[at] ?? 0)
      }
    } else {
      eachEntry(field, (term, count) => {
        const place = query.places.get(term)
        if (place !== undefined) add(place, count)
      })
    }
  }
}

/** Each word by the best of its terms; leaves the sums empty for the next document. */
function scoreOf({ gains, sums, touched, best }: LaidOut, weights: Weights): number {
  best.fill(0)
  for (const place of touched) {
    const share = saturated(sums[place] ?? 0, weights)
    for (const { word, gain } of gains[place] ?? []) best[word] = Math.max(best[word] ?? 0, gain * share)
    sums[place] = 0
  }
  touched.length = 0
  let score = 0
  for (const one of best) score += one
  return score
}
