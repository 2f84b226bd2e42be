// How long a search takes with many lessons, through GraphQL and with facets, beside what it could cost at the least:
// one raw query to Meilisearch on the same texts, or MiniSearch's own time in the same process.
// npm run bench:search-load [-- --engine embedded|meilisearch] [--lessons N] [--clients 1,10] [--rounds N]
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startMeilisearch } from '../test/search/start-meilisearch.ts'
import { startPostgreSQL } from '../test/support/postgresql.ts'
import { makeSet } from './load/make-set.ts'
import { openMiniSearch, openRawMeilisearch, type Rival } from './load/rivals.ts'
import { openProduct } from './sets/open-product.ts'
import type { SearchSet } from './sets/read-set.ts'

const QUESTIONS = 200
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'embedded' },
    lessons: { type: 'string' },
    clients: { type: 'string', default: '1,10' },
    rounds: { type: 'string', default: '5' },
  },
})
const onMeilisearch = values.engine === 'meilisearch'
const set = await makeSet(Number(values.lessons ?? (onMeilisearch ? 100_000 : 5_000)), QUESTIONS)
await using opened = new AsyncDisposableStack()
const server = onMeilisearch ? opened.use(await meilisearch()) : undefined
const database = set.docs.length > 20_000 ? opened.use(await postgresql()) : undefined

const began = performance.now()
const product = opened.use(
  await openProduct(set, onMeilisearch ? 'meilisearch' : 'embedded', {
    MEILI_PREFIX: `load-${randomBytes(4).toString('hex')}`,
    ...(server ? { MEILI_URL: server.url, MEILI_KEY: server.key } : {}),
    ...(database ? { DATABASE_URL: database.url } : {}),
  }),
)
const seconds = (performance.now() - began) / 1000
const { documents, seconds: filling } = await product.search.rebuild()
console.log(`${set.docs.length} lessons written and indexed as they came in ${seconds.toFixed(0)} s`)
console.log(`the index made anew: ${(documents / filling).toFixed(0)} documents a second`)
console.log(
  `memory of this process, with index and words: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
)
const ours: Pick<Rival, 'name' | 'ask'> = {
  name: `Kennisband, ${values.engine}`,
  ask: ({ text, lang }) => product.askWithFacets(text, lang),
}
/** What no search through GraphQL can do without: twenty lessons by one statement. */
const page: Pick<Rival, 'name' | 'ask'> = {
  name: 'the same page without a search',
  ask: () => product.post('{ lessons(first: 20) { nodes { number title lesson outcome } } }', {}),
}
const rival = opened.use(server ? await openRawMeilisearch(set, server) : openMiniSearch(set))

for (const clients of values.clients.split(',').map(Number)) {
  const took = new Map<string, number[]>([ours, rival, page].map(({ name }) => [name, []]))
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const one of [ours, rival, page]) {
      const times = await ask(one, set, clients)
      // The first round warms up.
      if (round > 0) took.get(one.name)?.push(...times)
    }
  }
  console.log(`\n${clients} ${clients === 1 ? 'client' : 'clients'}`.padEnd(33), '     p50      p95')
  for (const [name, times] of took) console.log(name.padEnd(32), ms(times, 0.5), ms(times, 0.95))
  const ratio = at(took.get(ours.name) ?? [], 0.95) / at(took.get(rival.name) ?? [], 0.95)
  console.log(
    `p95 is ${ratio.toFixed(2)} times that of ${rival.name}; the goal is at most 2: ${ratio <= 2 ? 'met' : 'not met'}`,
  )
}

/** Each client asks its share of the questions, one after the other. */
async function ask(who: Pick<Rival, 'ask'>, { queries }: SearchSet, clients: number): Promise<number[]> {
  const times: number[] = []
  const left = [...queries]
  const client = async () => {
    for (let query = left.pop(); query; query = left.pop()) {
      const start = performance.now()
      await who.ask(query)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
}

function ms(times: readonly number[], share: number): string {
  return `${at(times, share).toFixed(1)} ms`.padStart(9)
}

async function meilisearch() {
  const running = await startMeilisearch()
  if (!running) throw new Error('Neither MEILI_URL is set nor is a program `meilisearch` on the PATH')
  return running
}

async function postgresql() {
  const running = await startPostgreSQL()
  if ('missing' in running) throw new Error(`So many lessons want PostgreSQL: ${running.missing}`)
  return running
}
