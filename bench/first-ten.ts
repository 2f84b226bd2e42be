// What it costs that an engine proposes a part of what it finds: of many lessons, in how many questions the first ten are
// not those of the embedded engine, which weighs every hit, how many of all first ten are lost, and how much less those
// that came instead are worth by the ranker's scores. The lessons are made of a few hundred sentences, so that hundreds of
// them answer each question almost equally well: harder than real ones.
// npm run bench:first-ten [-- --lessons N] [--questions N] [--engine meilisearch|database]
import { parseArgs } from 'node:util'
import { analyseQuery } from '../src/search/analysis/analyse-query.ts'
import { find } from '../src/search/find.ts'
import type { Ranked } from '../src/search/rank.ts'
import { conceptsOf, makeConcepts } from '../src/search/thesaurus/concepts.ts'
import { readThesaurus } from '../src/search/thesaurus/read-thesaurus.ts'
import { fillDatabase, fillMeilisearch, fillMemory, type Proposes } from './load/filled-engines.ts'
import { circles, fieldWeights, madeDocuments } from './load/made-documents.ts'
import { makeSet } from './load/make-set.ts'

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

const embedded = fillMemory(documents)
const other =
  values.engine === 'database'
    ? await fillDatabase(prepared, opened)
    : await fillMeilisearch(documents, opened)
if (!other) throw new Error('Neither MEILI_URL is set nor is a program `meilisearch` on the PATH')

const figures = { embedded: [] as number[], other: [] as number[] }
let differing = 0
let lost = 0
let worth = 0
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
    const ids = found.map(({ id }) => id)
    if (ids.join() !== right.map(({ id }) => id).join()) differing++
    lost += right.filter(({ id }) => !ids.includes(id)).length
    worth += scoreOf(found) / scoreOf(right)
  }
  if (!counts) for (const times of Object.values(figures)) times.length = 0
}
console.log(
  `${docs.length} lessons, ${queries.length} questions, ${values.engine} beside the embedded engine`,
)
console.log(`other first ten in ${share(differing / queries.length)} of the questions`)
console.log(`${share(lost / (10 * queries.length))} of all first ten are lost`)
console.log(`by their scores the first ten are worth ${share(worth / queries.length)} of the best ten`)
for (const [name, times] of Object.entries(figures)) {
  times.sort((one, another) => one - another)
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? Number.NaN).toFixed(1)
  console.log(`proposing, ${name === 'other' ? values.engine : name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`)
}

async function firstTen(
  engine: Proposes,
  query: ReturnType<typeof analyseQuery>,
  times: number[],
): Promise<readonly Ranked[]> {
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
  return hits.slice(0, 10)
}

function scoreOf(ten: readonly Ranked[]): number {
  return ten.reduce((sum, { score }) => sum + score, 0) || 1
}

function share(of: number): string {
  return `${(100 * of).toFixed(2)} %`
}
