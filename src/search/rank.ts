import type { Candidate } from './engines/port.ts'
import type { Statistics } from './statistics.ts'
import { byNumber, eachEntry, numberedField } from './terms.ts'
import type { TermRecord } from './terms.ts'

/** How much a word says in each field: names of fields are the caller's. Fields not named count for nothing. */
export type FieldWeights = Readonly<Record<string, number>>

/** One word of the query with the terms that can stand for it and how good each is at that. */
export type RankedWord = { readonly weight: number; readonly terms: readonly RankedTerm[] }
export type RankedTerm = { readonly term: string; readonly weight: number }

export type Ranked = { readonly id: string; readonly score: number }

/**
 * What the order is made of. Beside each what it earned in nDCG@10: on questions in one language (nl, fr, en), and on
 * those answered in another (nl → en, fr → en). The fields' weights are the caller's, and so is what favours a document
 * for other reasons than its words.
 */
export const WEIGHTS = {
  /** How fast a repeated word stops counting: 0.9 costs .013 in Dutch, 2 costs .009 in French. */
  saturation: 1.2,
  /** How much a long field is held back: 0.5 costs .006 and 0.9 costs .014 in Dutch, as much in English. */
  lengthShare: 0.75,
  terms: {
    /** The stem of a word, in the query's language: all the rest stands on it. */
    word: 1,
    /** Its stem in the other three: fr → en .006, nothing within a language. */
    variant: 0.7,
    /** What it means: nl → en .187, fr → en .114, fr .012; nl -.003. Above 0.6 it costs .005 in English. */
    added: 0.5,
  },
} as const

const { saturation: SATURATION, lengthShare: LENGTH_SHARE } = WEIGHTS

/**
 * BM25 over weighed fields. A word scores once, by the best of its terms, so that a document which has its stem in
 * two languages gains nothing by that. Equal scores: the more recent first, then by id, so that pages never shift.
 */
export function rank(
  candidates: readonly Candidate[],
  words: readonly RankedWord[],
  statistics: Statistics,
  fieldWeights: FieldWeights,
): Ranked[] {
  const fields = Object.entries(fieldWeights).map(([name, weight]) => {
    return { name, weight, average: statistics.averageLength(name) || 1 }
  })
  const query = readWords(words, statistics)
  const scored = candidates.map(({ id, terms, attributes }) => {
    addUp(terms, fields, query)
    return { id, score: scoreOf(query), recent: attributes.recent }
  })
  scored.sort((a, b) => b.score - a.score || b.recent - a.recent || (a.id < b.id ? -1 : 1))
  return scored.map(({ id, score }) => ({ id, score }))
}

/** What a term is worth by how few documents have it; never below nought. */
export function rarity(term: string, statistics: Statistics): number {
  const having = statistics.documentsWith(term)
  return Math.log(1 + Math.max(statistics.documents - having + 0.5, 0.5) / (having + 0.5))
}

type Field = { readonly name: string; readonly weight: number; readonly average: number }

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

function readWords(words: readonly RankedWord[], statistics: Statistics): LaidOut {
  const places = new Map<string, number>()
  const gains: { word: number; gain: number }[][] = []
  for (const [word, { weight: own, terms }] of words.entries()) {
    for (const { term, weight } of terms) {
      const place = places.get(term) ?? places.size
      places.set(term, place)
      const gain = own * weight * rarity(term, statistics)
      gains[place] = [...(gains[place] ?? []), { word, gain }]
    }
  }
  const sums = new Float64Array(places.size)
  const best = new Float64Array(words.length)
  return { places, byNumber: byNumber(places), gains, sums, touched: [], best }
}

/** How often each term of the query stands in a document, by what its fields weigh and how long they are. */
function addUp(record: TermRecord, fields: readonly Field[], { sums, touched, ...query }: LaidOut): void {
  for (const { name, weight, average } of fields) {
    const field = record[name]
    if (!field) continue
    const held = weight / (1 - LENGTH_SHARE + (LENGTH_SHARE * field.length) / average)
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
function scoreOf({ gains, sums, touched, best }: LaidOut): number {
  best.fill(0)
  for (const place of touched) {
    const share = saturated(sums[place] ?? 0)
    for (const { word, gain } of gains[place] ?? []) best[word] = Math.max(best[word] ?? 0, gain * share)
    sums[place] = 0
  }
  touched.length = 0
  let score = 0
  for (const one of best) score += one
  return score
}

const saturated = (sum: number): number => (sum * (SATURATION + 1)) / (sum + SATURATION)
