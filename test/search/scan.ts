import { isCountable } from '../../src/search/document.ts'
import type { SearchDocument } from '../../src/search/document.ts'
import { holds } from '../../src/search/filter.ts'
import type { Filter } from '../../src/search/filter.ts'
import type { ProposeRequest } from '../../src/search/engines/port.ts'
import { countOf } from '../../src/search/terms.ts'

/** What every engine must say, told slowly: look at each document. */
export function scan(
  documents: readonly SearchDocument[],
  { terms, without = [], filter, facets }: ProposeRequest,
) {
  const has = (document: SearchDocument, term: string) =>
    Object.values(document.terms).some(field => countOf(field, term) > 0)
  const hasTerm = (document: SearchDocument) =>
    (terms.length === 0 || terms.some(({ term }) => has(document, term))) &&
    !without.some(term => has(document, term))
  const pass = (one: Filter) =>
    documents.filter(document => hasTerm(document) && holds(one, document.attributes))
  const hits = pass(filter).map(document => document.id)
  const counts: Record<string, Record<string, number>> = {}
  for (const facet of facets) counts[facet.attribute] = countValues(pass(facet.filter), facet.attribute)
  return { hits: hits.sort(), total: hits.length, facets: counts }
}

function countValues(documents: readonly SearchDocument[], attribute: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { attributes } of documents) {
    const value = attributes[attribute] ?? []
    for (const one of new Set(typeof value === 'object' ? value : [value])) {
      if (typeof one === 'string' && !isCountable(one)) continue
      const key = JSON.stringify(one)
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  return counts
}
