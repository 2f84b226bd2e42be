// How long a search takes with many lessons: asked over HTTP as clients ask it, through GraphQL and with facets, by a
// process of its own. Beside it stands what it could cost at the least: on Meilisearch one raw query to the same server on
// the same texts, with two facets or with ours; embedded MiniSearch's own time on the same questions, asked in the process
// that serves. No answer is kept by anybody, so that the same questions can be asked in each round.
// npm run bench:search-load [-- --engine embedded|meilisearch] [--lessons N] [--clients 1,10] [--rounds N]
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { startMeilisearch } from '../test/search/start-meilisearch.ts'
import { startPostgreSQL } from '../test/support/postgresql.ts'
import { askAll, type Measured } from './load/ask-all.ts'
import { makeSet } from './load/make-set.ts'
import { miniSearches, rawMeilisearch, type Rival } from './load/rivals.ts'
import { Driver } from './reads/drive.ts'
import { askedWithFacets, openProduct } from './sets/open-product.ts'

const QUESTIONS = 200
/** How many times as long as what it stands beside a search may take. */
const GOAL = 2
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

const served = createServer(product.listener).listen(0, '127.0.0.1')
await once(served, 'listening')
opened.defer(() => {
  served.closeAllConnections()
  served.close()
})
const url = `http://127.0.0.1:${(served.address() as AddressInfo).port}/graphql`
const overHttp = (name: string, query: string): Rival => ({
  name,
  url,
  headers: { 'content-type': 'application/json' },
  body: ({ text, lang }) => JSON.stringify({ query, variables: { query: text, language: lang } }),
})
const ours = overHttp(`Kennisband, ${values.engine}`, askedWithFacets)
/** What no search through GraphQL can do without: twenty lessons by one statement. */
const page = overHttp(
  'the same page without a search',
  '{ lessons(first: 20) { nodes { number title lesson outcome } } }',
)
const rivals = server ? await rawMeilisearch(set, server) : await miniSearches(set)

const driver = opened.use(new Driver())
for (const clients of values.clients.split(',').map(Number)) {
  const all = [ours, ...rivals, page]
  const found = new Map<string, Measured[]>(all.map(({ name }) => [name, []]))
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const one of all) {
      const measured = await askAll(one, set.queries, clients, driver)
      // The first round warms up.
      if (round > 0) found.get(one.name)?.push(measured)
    }
  }
  print(clients, found)
}

function print(clients: number, found: ReadonlyMap<string, readonly Measured[]>): void {
  const head = `${clients} ${clients === 1 ? 'client' : 'clients'}`.padEnd(32)
  console.log(`\n${head}      p50       p95   CPU of this process`)
  const p95 = new Map<string, number>()
  for (const [name, rounds] of found) {
    const times = rounds.flatMap(({ times }) => times).sort((a, b) => a - b)
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
    const cpu = rounds.map(round => round.cpu).sort((a, b) => a - b)[Math.floor(rounds.length / 2)]
    console.log(name.padEnd(32), ...[at(0.5), at(0.95), cpu ?? Number.NaN].map(ms))
    p95.set(name, at(0.95))
  }
  for (const { name } of rivals) {
    const times = (p95.get(ours.name) ?? Number.NaN) / (p95.get(name) ?? Number.NaN)
    console.log(
      `p95 is ${times.toFixed(2)} times that of ${name}; the goal is at most ${GOAL}: ${times <= GOAL ? 'met' : 'not met'}`,
    )
  }
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`.padStart(9)
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
