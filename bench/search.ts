import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startMeilisearch } from '../test/search/start-meilisearch.ts'
import { measure } from './sets/measure.ts'
import type { Answer, Figures } from './sets/measure.ts'
import { printIngredients } from './sets/print-ingredients.ts'
import { openProduct, type Settings } from './sets/open-product.ts'
import { readSet } from './sets/read-set.ts'
import type { SearchSet } from './sets/read-set.ts'
import { openReference } from './sets/reference.ts'
import type { OpenSearchPath, SearchPath } from './sets/search-path.ts'
import { withTypo } from './sets/with-typo.ts'

type Row = { name: string } & Figures & { msPerQuery: number; bm25: Figures; withDictionaries?: Figures }

const USAGE =
  'npm run bench:search -- [--engine embedded|meilisearch|database] [--typos] [--json] [--ingredients] FILE...   --typos: one typing error in one word of each query; --ingredients: what each ingredient earns, the rooms alone; where DICTIONARIES names folders, the same with them beside'

const MEILI_PREFIX = `bench-${randomBytes(4).toString('hex')}`

/** Those on this machine, for a second look beside the one without. */
const { DICTIONARIES } = process.env

type Dictionaries = Pick<Settings, 'DICTIONARIES'>

const PATHS: Record<string, (set: SearchSet, dictionaries: Dictionaries) => Promise<SearchPath>> = {
  embedded: (set, dictionaries) => openProduct(set, 'embedded', { MEILI_PREFIX, ...dictionaries }),
  database: (set, dictionaries) => openProduct(set, 'database', { MEILI_PREFIX, ...dictionaries }),
  meilisearch: openMeilisearch,
}

async function openMeilisearch(set: SearchSet, dictionaries: Dictionaries): Promise<SearchPath> {
  const server = await startMeilisearch()
  if (!server) throw new Error('Neither MEILI_URL is set nor is a program `meilisearch` on the PATH')
  const meili = {
    MEILI_URL: server.url,
    MEILI_KEY: server.key,
    MEILI_PREFIX: `${MEILI_PREFIX}-${dictionaries.DICTIONARIES ? 'd-' : ''}${set.name}`.slice(0, 40),
  }
  return closing(await openProduct(set, 'meilisearch', { ...meili, ...dictionaries }), async () =>
    server[Symbol.asyncDispose](),
  )
}

function closing(path: SearchPath, end: () => Promise<void>): SearchPath {
  return {
    ask: text => path.ask(text),
    async [Symbol.asyncDispose]() {
      await path[Symbol.asyncDispose]()
      await end()
    },
  }
}

async function run(set: SearchSet, open: OpenSearchPath, typed: (query: string) => string): Promise<Row> {
  const { figures, msPerQuery } = await askAll(set, open, typed)
  const reference = openReference(set)
  const bm25 = measure(set.queries.map(({ text, relevant }) => ({ found: reference(typed(text)), relevant })))
  return { name: set.name, ...figures, msPerQuery, bm25 }
}

async function askAll(set: SearchSet, open: OpenSearchPath, typed: (query: string) => string) {
  await using path = await open(set)
  const answers: Answer[] = []
  for (const { text } of set.queries.slice(0, 20)) await path.ask(typed(text))
  const start = performance.now()
  for (const { text, relevant } of set.queries) answers.push({ found: await path.ask(typed(text)), relevant })
  const msPerQuery = (performance.now() - start) / Math.max(set.queries.length, 1)
  return { figures: measure(answers), msPerQuery }
}

function show(row: Row): void {
  const figures = ({ ndcg10, hit1, hit10, mrr }: Figures) =>
    [ndcg10, hit1, hit10, mrr].map(figure => figure.toFixed(3).padStart(8)).join('')
  console.log(`${row.name.padEnd(28)}${figures(row)}${row.msPerQuery.toFixed(2).padStart(8)}`)
  if (row.withDictionaries) console.log(`${'  with DICTIONARIES'.padEnd(28)}${figures(row.withDictionaries)}`)
  console.log(`${'  BM25 on stems'.padEnd(28)}${figures(row.bm25)}`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'embedded' },
    typos: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    ingredients: { type: 'boolean', default: false },
  },
})
const open = PATHS[values.engine]
if (open === undefined || positionals.length === 0) {
  console.error(USAGE)
  process.exit(2)
}
if (!values.json && !values.ingredients)
  console.log(`${values.engine.padEnd(28)} nDCG@10   hit@1  hit@10     MRR      ms`)
for (const file of positionals) {
  const typed = values.typos ? withTypo : (text: string) => text
  if (values.ingredients) {
    await printIngredients(await readSet(file), typed)
    continue
  }
  const set = await readSet(file)
  const row = await run(set, one => open(one, {}), typed)
  if (DICTIONARIES)
    row.withDictionaries = (await askAll(set, one => open(one, { DICTIONARIES }), typed)).figures
  if (values.json) console.log(JSON.stringify(row))
  else show(row)
}
