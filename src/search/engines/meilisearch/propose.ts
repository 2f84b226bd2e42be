import type { FederatedMultiSearchParams, FacetDistribution, MultiSearchParams } from 'meilisearch'
import { ATTRIBUTE_NAME } from '../../document.ts'
import { compareCounts } from '../compare-counts.ts'
import type { Candidate, FacetCount, FacetRequest, Indexed, ProposeRequest, WeightedTerm } from '../port.ts'
import type { Connection } from './connection.ts'
import { decodeValue, encodeTerm } from './encode.ts'
import { filterText } from './filter-text.ts'
import type { Remembered, Shown } from './remembered.ts'
import { bestOf, termQueries } from './term-queries.ts'

type Proposed = { candidates: readonly Candidate[]; total: number; facets: Record<string, FacetCount[]> }

/**
 * One federated request: a sub-query per term and for some of them together, weighed by what they say. Facets counted under
 * another filter than the hits' need a second request, which goes out beside the first.
 */
export async function propose(
  connection: Connection,
  uid: string,
  request: ProposeRequest,
  remembered: Remembered,
): Promise<Proposed> {
  const known = request.facets.filter(({ attribute }) => ATTRIBUTE_NAME.test(attribute))
  const { without = [] } = request
  const main = barring(without, filterText(request.filter))
  const shared = known.filter(({ filter }) => barring(without, filterText(filter)) === main)
  const others = groupByFilter(
    known.filter(facet => !shared.includes(facet)),
    without,
  )
  const [answer, counted] = await Promise.all([
    askForHits(connection, uid, request, main, shared, remembered.shown),
    askForCounts(connection, uid, request.terms, others),
  ])
  const facets: Record<string, FacetCount[]> = {}
  for (const { attribute } of request.facets) facets[attribute] = []
  for (const distribution of [answer.distribution, ...counted]) {
    for (const [name, values] of Object.entries(distribution))
      facets[name.slice('facets.'.length)] = readCounts(values)
  }
  const candidates = await remembered.recall(connection, uid, answer.found)
  return { candidates: bestOf(candidates, request.terms, request.limit), total: answer.total, facets }
}

async function askForHits(
  connection: Connection,
  uid: string,
  { terms, limit }: ProposeRequest,
  filter: string | boolean,
  facets: readonly FacetRequest[],
  shown: string[],
): Promise<{ found: readonly Shown[]; total: number; distribution: FacetDistribution }> {
  if (filter === false) return { found: [], total: 0, distribution: {} }
  const passing = filter === true ? [] : [filter]
  const query = { indexUid: uid, attributesToRetrieve: shown, filter: passing }
  const first = termQueries(terms, limit)
  const all =
    terms.length === 0
      ? { q: '', sort: ['recent:desc', 'id:asc'] }
      : { q: '', filter: [...passing, holdsOneOf(terms.map(({ term }) => term))] }
  const params: FederatedMultiSearchParams = {
    federation: { limit: first.limit, facetsByIndex: { [uid]: facets.map(facetName) } },
    queries: (first.queries.length > 0 ? first.queries : [all]).map(one => ({ ...query, ...one })),
  }
  const answer = await connection.ask(client => client.multiSearch<FederatedMultiSearchParams, Shown>(params))
  return {
    found: answer.hits,
    total: answer.estimatedTotalHits ?? 0,
    distribution: answer.facetsByIndex?.[uid]?.distribution ?? {},
  }
}

async function askForCounts(
  connection: Connection,
  uid: string,
  terms: readonly WeightedTerm[],
  groups: ReadonlyMap<string | true, readonly FacetRequest[]>,
): Promise<FacetDistribution[]> {
  if (groups.size === 0) return []
  const hit = terms.length > 0 ? [holdsOneOf(terms.map(({ term }) => term))] : []
  const params: MultiSearchParams = {
    queries: [...groups].map(([filter, facets]) => ({
      indexUid: uid,
      q: '',
      limit: 0,
      filter: filter === true ? hit : [filter, ...hit],
      facets: facets.map(facetName),
    })),
  }
  const { results } = await connection.ask(client => client.multiSearch<MultiSearchParams, Indexed>(params))
  return results.map(result => result.facetDistribution ?? {})
}

const holdsOneOf = (terms: readonly string[]): string =>
  `holds IN [${terms.map(term => `"${encodeTerm(term)}"`).join(', ')}]`

/** The filter, and none of the terms that a hit must be without. */
function barring(without: readonly string[], filter: string | boolean): string | boolean {
  if (filter === false || without.length === 0) return filter
  const barred = `NOT ${holdsOneOf(without)}`
  return filter === true ? barred : `${filter} AND ${barred}`
}

/** Those that no document can pass are not asked for. */
function groupByFilter(
  facets: readonly FacetRequest[],
  without: readonly string[],
): Map<string | true, FacetRequest[]> {
  const groups = new Map<string | true, FacetRequest[]>()
  for (const facet of facets) {
    const filter = barring(without, filterText(facet.filter))
    if (filter !== false) groups.set(filter, [...(groups.get(filter) ?? []), facet])
  }
  return groups
}

function facetName({ attribute }: FacetRequest): string {
  return `facets.${attribute}`
}

function readCounts(values: Readonly<Record<string, number>>): FacetCount[] {
  const counts: FacetCount[] = []
  for (const [key, count] of Object.entries(values)) {
    const value = decodeValue(key)
    if (value !== undefined && count > 0) counts.push({ value, count })
  }
  return counts.sort(compareCounts)
}
