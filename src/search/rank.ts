import type { Candidate } from './engines/port.ts'
import type { Statistics } from './statistics.ts'
import { countOf } from './terms.ts'
import type { TermRecord } from './terms.ts'

/** How much a word says in each field: names of fields are the caller's. Fields not named count for nothing. */
export type FieldWeights = Readonly<Record<string, number>>

/** One word of the query with the terms that can stand for it and how good each is at that. */
export type RankedWord = { readonly weight: number; readonly terms: readonly RankedTerm[] }
export type RankedTerm = { readonly term: string; readonly weight: number }

export type Ranked = { readonly id: string; readonly score: number }

/** BM25's two: how fast a repeated word stops counting, and how much a long field is held back. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.75

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
  const weighed = words.map(word => ({
    ...word,
    terms: word.terms.map(({ term, weight }) => ({ term, gain: weight * rarity(term, statistics) })),
  }))
  const scored = candidates.map(({ id, terms, attributes }) => {
    let score = 0
    for (const word of weighed) {
      let best = 0
      for (const { term, gain } of word.terms) best = Math.max(best, gain * presence(terms, term, fields))
      score += word.weight * best
    }
    return { id, score, recent: attributes.recent }
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

function presence(record: TermRecord, term: string, fields: readonly Field[]): number {
  let sum = 0
  for (const { name, weight, average } of fields) {
    const field = record[name]
    const count = field ? countOf(field, term) : 0
    if (field === undefined || count === 0) continue
    sum += (weight * count) / (1 - LENGTH_SHARE + (LENGTH_SHARE * field.length) / average)
  }
  return (sum * (SATURATION + 1)) / (sum + SATURATION)
}
