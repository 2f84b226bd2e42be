import { rarity, saturated } from './bm25.ts'
import type { Candidate } from './engines/port.ts'
import { readFiner } from './rank-finely.ts'
import type { RankedWord } from './ranked-word.ts'
import type { Statistics } from './statistics.ts'
import { termNumbers } from './numbered-field.ts'
import { weighedFields } from './weighed-field.ts'
import type { WeighedField } from './weighed-field.ts'
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

/**
 * So many of the best are told apart by letters and neighbours too, which only add to a score. With 20 or 50 no set
 * fares better than with 30.
 */
const FINELY_RANKED = 30

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
  const fields = new Map(
    Object.entries(fieldWeights).map(([name, weight]) => [
      name,
      { weight, average: statistics.averageLength(name) || 1 },
    ]),
  )
  // Before the query is laid out, so that all their terms have numbers by then.
  const read = candidates.map(candidate => ({
    candidate,
    fields: weighedFields(candidate, fields, weights),
  }))
  const query = layOut(words, statistics)
  const scored = read.map(({ candidate, fields }) => {
    const its = candidate.attributes.language
    addUp(fields, query)
    const score = scoreOf(query, its === undefined || its === language ? 'here' : 'there', weights)
    return { candidate, fields, score }
  })
  const order = (a: Scored, b: Scored) =>
    b.score - a.score ||
    b.candidate.attributes.recent - a.candidate.attributes.recent ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  scored.sort(order)
  const finest = scored.slice(0, FINELY_RANKED)
  const finer = readFiner(words, statistics, weights)
  const best = finest.map(one => ({ ...one, score: one.score + finer(one.fields) }))
  return [...best.sort(order), ...scored.slice(FINELY_RANKED)].map(({ candidate: { id }, score }) => ({
    id,
    score,
  }))
}

interface Scored {
  readonly candidate: Candidate
  readonly fields: readonly WeighedField[]
  readonly score: number
}

/** A query laid out for many documents: its terms have places, and for each place what of the present document. */
interface LaidOut {
  /** By the numbers of terms. */
  readonly places: Int16Array
  /** For which words the term at a place can stand, and what it gains them. */
  readonly gains: readonly (readonly Gain[])[]
  readonly sums: Float64Array
  readonly touched: number[]
  readonly best: Float64Array
}

interface Gain {
  readonly word: number
  readonly here: number
  /** In a document of another language than the query. */
  readonly there: number
}

function layOut(words: readonly RankedWord[], statistics: Statistics): LaidOut {
  const places = new Map<string, number>()
  const gains: Gain[][] = []
  for (const [word, { weight: own, terms }] of words.entries()) {
    for (const { term, weight, elsewhere = weight } of terms) {
      const place = places.get(term) ?? places.size
      places.set(term, place)
      const tells = own * rarity(term, statistics)
      ;(gains[place] ??= []).push({ word, here: tells * weight, there: tells * elsewhere })
    }
  }
  const sums = new Float64Array(places.size)
  return {
    places: termNumbers.table(places),
    gains,
    sums,
    touched: [],
    best: new Float64Array(words.length),
  }
}

/** How often each term of the query stands in a document, by what its fields weigh and how long they are. */
function addUp(fields: readonly WeighedField[], { places, sums, touched }: LaidOut): void {
  for (const { presence, its } of fields) {
    const { entries } = its
    // Through the document's terms, each looked up among the query's: they are fewer than the ways to say the query.
    for (let at = 0; at < entries.length; at += 2) {
      const place = places[entries[at] ?? 0] ?? -1
      if (place < 0) continue
      if (sums[place] === 0) touched.push(place)
      sums[place] = (sums[place] ?? 0) + presence * (entries[at + 1] ?? 0)
    }
  }
}

/** Each word by the best of its terms; leaves the sums empty for the next document. */
function scoreOf({ gains, sums, touched, best }: LaidOut, where: 'here' | 'there', weights: Weights): number {
  best.fill(0)
  for (const place of touched) {
    const share = saturated(sums[place] ?? 0, weights)
    for (const gain of gains[place] ?? [])
      best[gain.word] = Math.max(best[gain.word] ?? 0, gain[where] * share)
    sums[place] = 0
  }
  touched.length = 0
  let score = 0
  for (const one of best) score += one
  return score
}
