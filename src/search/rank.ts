import { presenceIn, rankedFields, rarity, saturated } from './bm25.ts'
import type { FieldWeights, RankedFields } from './bm25.ts'
import type { Candidate } from './engines/port.ts'
import { eachField, isOfLanguage, numberPassing, termNumbers } from './numbered.ts'
import type { Numbered } from './numbered.ts'
import { finerScores } from './rank-finely.ts'
import type { RankedBy, Read } from './rank-finely.ts'
import type { RankedWord } from './ranked-word.ts'
import type { Statistics } from './statistics.ts'
import { Wanted } from './wanted.ts'
import { WEIGHTS } from './weights.ts'
import type { Weights } from './weights.ts'

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
  query: RankedQuery,
  statistics: Statistics,
  fieldWeights: FieldWeights,
  weights: Weights = WEIGHTS,
): Ranked[] {
  const by = { statistics, fields: rankedFields(fieldWeights, statistics), weights }
  const scored = scoreAll(candidates, query, by).sort(order)
  const finest = scored.slice(0, FINELY_RANKED)
  const finer = finerScores(query.words, finest, by)
  const best = finest.map((one, at) => ({ ...one, score: one.score + (finer[at] ?? 0) })).sort(order)
  return [...best, ...scored.slice(FINELY_RANKED)].map(({ candidate: { id }, score }) => ({ id, score }))
}

interface Scored extends Read {
  readonly score: number
}

const order = (a: Scored, b: Scored): number =>
  b.score - a.score ||
  b.candidate.attributes.recent - a.candidate.attributes.recent ||
  (a.candidate.id < b.candidate.id ? -1 : 1)

function scoreAll(
  candidates: readonly Candidate[],
  { words, language }: RankedQuery,
  { statistics, fields, weights }: RankedBy,
): Scored[] {
  // Before the query's terms are looked up, so that all of theirs have numbers by then.
  const read = candidates.map(candidate => ({ candidate, numbered: numbersOf(candidate) }))
  const query = layOut(words, statistics)
  return read.map(({ candidate, numbered }) => {
    addUp(numbered, query, fields, weights)
    const where = isOfLanguage(numbered, language) ? 'here' : 'there'
    return { candidate, numbered, score: scoreOf(query, where, weights) }
  })
}

const numbersOf = ({ numbered, terms, attributes }: Candidate): Numbered =>
  numbered ?? numberPassing(terms, attributes.language)

/** A query laid out for many documents: its terms have places, and for each place what of the present document. */
interface LaidOut {
  /** By the numbers of terms. */
  readonly places: Wanted
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
  return {
    places: new Wanted(termNumbers.numbered(places)),
    gains,
    sums: new Float64Array(places.size),
    touched: [],
    best: new Float64Array(words.length),
  }
}

/** How often each term of the query stands in a document, by what its fields weigh and how long they are. */
function addUp(
  numbered: Numbered,
  { places, sums, touched }: LaidOut,
  fields: RankedFields,
  weights: Weights,
): void {
  const { row } = numbered
  eachField(numbered, (field, length, from, to, behind) => {
    const presence = presenceIn(field, length, fields, weights)
    if (presence === 0) return
    // Through the document's terms, each looked up among the query's: they are fewer than the ways to say the query.
    for (let at = from; at < to; at++) {
      const place = places.of(row[at] ?? 0)
      if (place < 0) continue
      if (sums[place] === 0) touched.push(place)
      sums[place] = (sums[place] ?? 0) + presence * (row[at + behind] ?? 0)
    }
  })
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
