import { Meilisearch } from 'meilisearch'
import { facetAttributes } from '../../src/use/finding/facets.ts'
import { openMiniSearch } from './minisearch.ts'
import type { SearchSet } from '../sets/read-set.ts'

export type Query = SearchSet['queries'][number]

/** What a search stands beside: asked in this process, or over HTTP as the product is. */
export type Rival = { readonly name: string } & (
  | { ask(query: Query): unknown }
  | { url: string; headers: Record<string, string>; body(query: Query): string }
)

/** MiniSearch, given the same work as our own index, and given the least. */
export const miniSearches = async (set: SearchSet): Promise<Rival[]> => [
  { name: 'MiniSearch, the same terms', ask: await openMiniSearch(set, 'terms') },
  { name: 'MiniSearch, stems alone', ask: await openMiniSearch(set, 'stems') },
]

const BATCH = 10_000

/** What a lesson of a set is narrowed by, under the names that our own index has. */
const narrowedBy = {
  ...{ kind: 'LESSON', outcome: 'NOT_STATED', collection: 'own', visibility: 'PUBLIC' },
  ...{ missionType: [], policyDomain: [], region: [], country: [] },
}

/**
 * One plain query to Meilisearch as it comes, on the same texts: with two facets, and with all that a search page of ours
 * counts, under the filter of who may see what.
 */
export async function rawMeilisearch(set: SearchSet, server: { url: string; key: string }): Promise<Rival[]> {
  const client = new Meilisearch({ host: server.url, apiKey: server.key })
  const uid = 'raw-texts'
  const wait = { timeout: 3_600_000, interval: 200 }
  await client.createIndex(uid, { primaryKey: 'id' }).waitTask(wait)
  const index = client.index(uid)
  const filterableAttributes = [...Object.values(facetAttributes), 'visibility']
  await index.updateSettings({ filterableAttributes, searchableAttributes: ['text'] }).waitTask(wait)
  for (let at = 0; at < set.docs.length; at += BATCH) {
    const batch = set.docs
      .slice(at, at + BATCH)
      .map(({ id, text, lang = set.lang }) => ({ id, text, language: lang, ...narrowedBy }))
    const { error } = await index.addDocuments(batch).waitTask(wait)
    if (error) throw new Error(error.message)
  }
  const rival = (name: string, more: object): Rival => ({
    name,
    url: `${server.url}/indexes/${uid}/search`,
    // As our own engine asks: in pieces that wait for each other a compressed answer would cost 45 ms.
    headers: {
      ...{ authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
      'accept-encoding': 'identity',
    },
    body: ({ text }) => JSON.stringify({ q: text, limit: 20, ...more }),
  })
  return [
    rival('a raw query, two facets', { facets: ['language', 'kind'] }),
    rival('a raw query, our facets', {
      facets: Object.values(facetAttributes),
      filter: 'visibility = "PUBLIC"',
    }),
  ]
}
