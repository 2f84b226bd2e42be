import type { MultiSearchQuery } from 'meilisearch'
import { eachField, numberPassing, termNumbers } from '../../numbered.ts'
import { lengthOf } from '../../terms.ts'
import type { Candidate, WeightedTerm } from '../port.ts'
import { Wanted } from '../../wanted.ts'
import { presence } from '../presence.ts'
import { encodeTerm } from './encode.ts'

export type TermQuery = Pick<MultiSearchQuery, 'q' | 'locales' | 'matchingStrategy'> & {
  readonly federationOptions: { readonly weight: number }
}

/**
 * So many more than the candidates that are wanted are looked at where there are more; each costs the server 24 µs. Of 100
 * questions to 30,000 lessons 25 have another first ten than if every hit were weighed, and those that come instead are
 * worth 99.7 % of them by their scores; with a hundred further ones it would be 17 and 99.8 %.
 */
const FURTHER = 100

/** What each further term adds to the weight of those asked for together: who has them may have others too. */
const BESIDE = 0.1

/**
 * Which terms are asked for together, by their places among those of the question, the first saying most: the first four
 * two by two and three by three, and of the others those that kept most of the first ten of 200 questions to 100,000
 * lessons, added one by one. All 45 pairs of ten terms keep no more, and cost the server half as much again.
 */
const TOGETHER = '01 02 03 12 13 23 012 013 023 123 345 567 89'
  .split(' ')
  .map(places => Array.from(places, Number))

/**
 * What asks for the hits, the better ones first; nothing where all of them are wanted, so that no order is asked for.
 * A document comes by the best of the sub-queries that find it, not by all together: one that has five middling words
 * would stay behind those with the rarest one. So where there are more documents than are wanted, some terms are asked
 * for together too, and of what is found the best by the sum of all terms are kept. bench:first-ten says how often the
 * first ten are those of an engine that looks at all.
 */
export function termQueries(
  terms: readonly WeightedTerm[],
  limit: number,
): { readonly queries: TermQuery[]; readonly limit: number } {
  if (mostDocuments(terms) <= limit) return { queries: [], limit }
  const alone = terms.map(term => query([term]))
  const together = TOGETHER.filter(places => places.every(place => place < terms.length)).map(places =>
    query(places.flatMap(place => terms[place] ?? [])),
  )
  return { queries: [...alone, ...together], limit: limit + FURTHER }
}

/** The best by the sum of their terms, as the embedded engine has them. */
export function bestOf(
  candidates: readonly Candidate[],
  terms: readonly WeightedTerm[],
  limit: number,
): readonly Candidate[] {
  if (candidates.length <= limit) return candidates
  const places = new Wanted(termNumbers.numbered(new Map(terms.map(({ term }, place) => [term, place]))))
  return candidates
    .map(candidate => ({ candidate, score: roughScore(candidate, terms, places) }))
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

/** Each term by its weight and by how much it is at home in the document. */
function roughScore(
  { terms: record, attributes, numbered = numberPassing(record, attributes.language) }: Candidate,
  terms: readonly WeightedTerm[],
  places: Wanted,
): number {
  const found = terms.map(() => 0)
  const { row } = numbered
  eachField(numbered, (_field, _length, from, to, behind) => {
    for (let at = from; at < to; at++) {
      const place = places.of(row[at] ?? 0)
      if (place >= 0) found[place] = (found[place] ?? 0) + (row[at + behind] ?? 0)
    }
  })
  const length = lengthOf(record)
  return terms.reduce((sum, { weight }, place) => sum + weight * presence(found[place] ?? 0, length), 0)
}

/** No more documents than these hold one of the terms, so far as the caller knows. */
function mostDocuments(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { documents = Infinity }) => sum + documents, 0)
}

function query(terms: readonly WeightedTerm[]): TermQuery {
  const weight = terms.reduce((sum, { weight }) => sum + weight, 0)
  return {
    q: terms.map(({ term }) => `"${encodeTerm(term)}"`).join(' '),
    matchingStrategy: 'all',
    locales: ['eng'],
    federationOptions: { weight: weight * (1 + BESIDE * (terms.length - 1)) },
  }
}
