import { Meilisearch } from 'meilisearch'
import MiniSearch from 'minisearch'
import { words } from '../../src/search/analysis/words.ts'
import type { SearchSet } from '../sets/read-set.ts'

/** What ours stands beside. */
export interface Rival extends AsyncDisposable {
  readonly name: string
  ask(query: SearchSet['queries'][number]): Promise<unknown>
}

/** MiniSearch over the same stems, in this process. */
export function openMiniSearch({ docs, lang }: SearchSet): Rival {
  const stems = (text: string, language = lang) => words(text, language).map(({ term }) => term)
  const index = new MiniSearch({
    fields: ['text'],
    tokenize: text => text.split(' '),
    processTerm: term => term,
  })
  index.addAll(docs.map(({ id, text, lang: language }) => ({ id, text: stems(text, language).join(' ') })))
  return {
    name: 'MiniSearch alone',
    ask: async ({ text, lang: language }) => index.search(stems(text, language).join(' ')).slice(0, 20),
    async [Symbol.asyncDispose]() {},
  }
}

const BATCH = 10_000

/** As ours is asked: compressed answers would cost the rival 45 ms a query. */
const UNCOMPRESSED = { headers: { 'Accept-Encoding': 'identity' } }

/** One plain query to Meilisearch as it comes, on the same texts, with two facets. */
export async function openRawMeilisearch(
  set: SearchSet,
  server: { url: string; key: string },
): Promise<Rival> {
  const client = new Meilisearch({ host: server.url, apiKey: server.key, requestInit: UNCOMPRESSED })
  const uid = 'raw-texts'
  const wait = { timeout: 3_600_000, interval: 200 }
  await client.createIndex(uid, { primaryKey: 'id' }).waitTask(wait)
  const index = client.index(uid)
  await index
    .updateSettings({ filterableAttributes: ['lang', 'kind'], searchableAttributes: ['text'] })
    .waitTask(wait)
  for (let at = 0; at < set.docs.length; at += BATCH) {
    const batch = set.docs.slice(at, at + BATCH).map(doc => ({ ...doc, kind: 'LESSON' }))
    const { error } = await index.addDocuments(batch).waitTask(wait)
    if (error) throw new Error(error.message)
  }
  return {
    name: 'Meilisearch, one raw query',
    ask: ({ text }) => index.search(text, { limit: 20, facets: ['lang', 'kind'] }),
    async [Symbol.asyncDispose]() {
      await client.deleteIndex(uid).waitTask(wait)
    },
  }
}
