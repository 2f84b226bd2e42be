// How long after an edit its author finds the change, through GraphQL: with nothing else going on, while others keep
// changing lessons, and while somebody imports.
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startMeilisearch } from '../test/search/start-meilisearch.ts'
import { startPostgreSQL } from '../test/support/postgresql.ts'
import { keepChanging } from './lag/keep-changing.ts'
import { keepImporting } from './lag/keep-importing.ts'
import { openAuthor } from './lag/open-author.ts'
import { makeSet } from './load/make-set.ts'
import { openProduct } from './sets/open-product.ts'

const GOAL_MS = 1000
const usage = `npm run bench:index-lag -- [options]
  --engine NAME    embedded or meilisearch (embedded)
  --database NAME  pglite or postgresql (pglite)
  --lessons N      how many lessons there are (2000)
  --edits N        how many edits are timed, idle and again under the stream (50)
  --stream N       changes a second of others (50)
  --import N       lessons that an import changes at once (1000)`

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'embedded' },
    database: { type: 'string', default: 'pglite' },
    lessons: { type: 'string', default: '2000' },
    edits: { type: 'string', default: '50' },
    stream: { type: 'string', default: '50' },
    import: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || !['embedded', 'meilisearch'].includes(values.engine)) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}
await using opened = new AsyncDisposableStack()
const onMeilisearch = values.engine === 'meilisearch'
const server = onMeilisearch ? opened.use(await meilisearch()) : undefined
const database = values.database === 'postgresql' ? opened.use(await postgresql()) : undefined
const set = await makeSet(Number(values.lessons), 1)
const product = opened.use(
  await openProduct(set, onMeilisearch ? 'meilisearch' : 'embedded', {
    MEILI_PREFIX: `lag-${randomBytes(4).toString('hex')}`,
    ...(server ? { MEILI_URL: server.url, MEILI_KEY: server.key } : {}),
    ...(database ? { DATABASE_URL: database.url } : {}),
  }),
)
const author = await openAuthor(product)
console.log(`${values.engine} on ${values.database}, ${values.lessons} lessons; from the answer to an edit`)
console.log(`${'until its author finds it'.padEnd(36)}      p50      p95     most   backlog  lag`)
report('nothing else going on', await timeEdits())
{
  await using stream = keepChanging(product.database, Number(values.stream))
  const timed = await timeEdits()
  report(`others change ${stream.rate().toFixed(0)} lessons a second`, timed)
}
{
  await using _importing = keepImporting(product.database, Number(values.import))
  report(`${values.import} at once are imported`, await timeEdits())
}

interface Timed {
  readonly times: readonly number[]
  /** The most that indexStatus said meanwhile. */
  readonly backlog: number
  readonly lagSeconds: number
}

async function timeEdits(): Promise<Timed> {
  const times: number[] = []
  let [backlog, lagSeconds] = [0, 0]
  for (let at = 0; at < Number(values.edits); at++) {
    const word = `zoek${randomBytes(6)
      .toString('hex')
      .replace(/\d/g, digit => 'ghijklmnop'.charAt(Number(digit)))}`
    await author.edit(word)
    const answered = performance.now()
    while (!(await author.finds(word))) await wait(2)
    times.push(performance.now() - answered)
    const status = await author.status()
    backlog = Math.max(backlog, status.backlog)
    lagSeconds = Math.max(lagSeconds, status.lagSeconds)
    await wait(20)
  }
  return { times: times.toSorted((a, b) => a - b), backlog, lagSeconds }
}

function report(name: string, { times, backlog, lagSeconds }: Timed): void {
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  const ms = (time: number) => `${time.toFixed(0)} ms`.padStart(9)
  const rest = `${String(backlog).padStart(9)}  ${lagSeconds.toFixed(1)} s`
  console.log(`${name.padEnd(36)}${ms(at(0.5))}${ms(at(0.95))}${ms(at(1))}${rest}`)
  if (at(0.95) > GOAL_MS) console.log(`  slower than the goal of ${GOAL_MS} ms`)
}

async function meilisearch() {
  const running = await startMeilisearch()
  if (!running) throw new Error('Neither MEILI_URL is set nor is a program `meilisearch` on the PATH')
  return running
}

async function postgresql() {
  const running = await startPostgreSQL()
  if ('missing' in running) throw new Error(`No PostgreSQL: ${running.missing}`)
  return running
}
