// What it costs that an engine proposes a part of what it finds: of many lessons, in how many questions the first ten are
// not those of the embedded engine, which weighs every hit, and how many of all first ten are lost. The lessons are made
// of a few hundred sentences, so that hundreds of them answer each question almost equally well: harder than real ones.
// npm run bench:first-ten [-- --lessons N] [--questions N] [--engine meilisearch|database]
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { analyseQuery } from '../src/search/analysis/analyse-query.ts'
import { databaseEngine } from '../src/search/engines/database/database-engine.ts'
import { MemoryIndex } from '../src/search/engines/embedded/memory-index.ts'
import { openMeilisearchEngine } from '../src/search/engines/meilisearch/open-meilisearch-engine.ts'
import type { Engine } from '../src/search/engines/port.ts'
import { find } from '../src/search/find.ts'
import { commitBatch } from '../src/search/stored/commit-batch.ts'
import { conceptsOf, makeConcepts } from '../src/search/thesaurus/concepts.ts'
import { readThesaurus } from '../src/search/thesaurus/read-thesaurus.ts'
import { startMeilisearch } from '../test/search/start-meilisearch.ts'
import { freshDatabase } from '../test/support/database.ts'
import { circles, fieldWeights, madeDocuments } from './load/made-documents.ts'
import { makeSet } from './load/make-set.ts'

type Proposes = Pick<Engine, 'propose'>

const BATCH = 1000
/** A whole sentence, and fewer and fewer words of it. */
const LENGTHS = [undefined, 6, 4, 2]
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'meilisearch' },
    lessons: { type: 'string', default: '30000' },
    questions: { type: 'string', default: '200' },
  },
})
const { docs, queries } = await makeSet(Number(values.lessons), Number(values.questions))
const expansions = [conceptsOf(makeConcepts(await readThesaurus()))]
const { prepared, documents, vocabulary } = madeDocuments(docs, expansions)
const statistics = vocabulary.statisticsFor(() => true)
await using opened = new AsyncDisposableStack()

const memory = new MemoryIndex()
memory.put(documents)
const embedded: Proposes = { propose: async request => ({ ...memory.propose(request), complete: true }) }
const other = values.engine === 'database' ? await fillDatabase() : await fillMeilisearch()

const figures = { embedded: [] as number[], other: [] as number[] }
let differing = 0
let lost = 0
// Once to warm up.
for (const counts of [false, true]) {
  for (const [at, { text, lang = 'en' }] of queries.entries()) {
    const asked = text
      .split(' ')
      .slice(0, LENGTHS[at % LENGTHS.length])
      .join(' ')
    const query = analyseQuery(asked, lang, expansions)
    const right = await firstTen(embedded, query, figures.embedded)
    const found = await firstTen(other, query, figures.other)
    if (!counts) continue
    if (found.join() !== right.join()) differing++
    lost += right.filter(id => !found.includes(id)).length
  }
  if (!counts) for (const times of Object.values(figures)) times.length = 0
}
console.log(
  `${docs.length} lessons, ${queries.length} questions, ${values.engine} beside the embedded engine`,
)
console.log(`other first ten in ${share(differing / queries.length)} of the questions`)
console.log(`${share(lost / (10 * queries.length))} of all first ten are lost`)
for (const [name, times] of Object.entries(figures)) {
  times.sort((one, another) => one - another)
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? Number.NaN).toFixed(1)
  console.log(`proposing, ${name === 'other' ? values.engine : name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}

async function firstTen(
  engine: Proposes,
  query: ReturnType<typeof analyseQuery>,
  times: number[],
): Promise<string[]> {
  const timed: Proposes = {
    async propose(request) {
      const start = performance.now()
      const proposal = await engine.propose(request)
      times.push(performance.now() - start)
      return proposal
    },
  }
  const filter = { field: 'audience', in: circles }
  const facets = ['language', 'year'].map(attribute => ({ attribute, filter }))
  const { hits } = await find(timed, { query, filter, facets, fieldWeights, statistics })
  return hits.slice(0, 10).map(({ id }) => id)
}

async function fillMeilisearch(): Promise<Engine> {
  const server = await startMeilisearch()
  if (!server) throw new Error('Neither MEILI_URL is set nor is a program `meilisearch` on the PATH')
  opened.use(server)
  const prefix = `first-ten-${randomBytes(4).toString('hex')}`
  const engine = opened.use(await openMeilisearchEngine({ ...server, prefix, patienceMs: 30_000 }))
  const rebuild = await engine.rebuild()
  for (let at = 0; at < documents.length; at += BATCH) await rebuild.put(documents.slice(at, at + BATCH))
  await rebuild.swap()
  return engine
}

async function fillDatabase(): Promise<Proposes> {
  const database = opened.use(await freshDatabase())
  for (let at = 0; at < prepared.length; at += BATCH)
    await commitBatch(database.prisma, 'a bench', {
      put: prepared.slice(at, at + BATCH),
      dropped: [],
      rows: [],
    })
  return databaseEngine(database)
}

function share(of: number): string {
  return `${(100 * of).toFixed(1)} %`
}
