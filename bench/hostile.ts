// What a normal reader notices while others fire hostile queries, and how fast those are refused; on PostgreSQL.
// npm run bench:hostile [-- --lessons 10000] [--rounds 6] [--seconds 4] [--rate 20]
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, get, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openDatabase } from '../src/db/open-database.ts'
import { loadCatalogues } from '../src/field/catalogues/load-catalogues.ts'
import { startPostgreSQL } from '../test/support/postgresql.ts'
import { fillBase } from './limits/fill-base.ts'
import { type Hostile, hostileQueries } from './limits/hostile-queries.ts'

const goals = { growth: 1.5, refusal: 100 }
const { values } = parseArgs({
  options: {
    lessons: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '4' },
    rate: { type: 'string', default: '20' },
  },
})

const normal = JSON.stringify({
  query:
    '{ lessons(first: 20) { totalCount pageInfo { hasNextPage endCursor } nodes { number title outcome countries { code name } policyDomains { code label } missionTypes { code } municipality { name country { name } } } } }',
})

await using opened = new AsyncDisposableStack()
const postgresql = await startPostgreSQL()
if ('missing' in postgresql) throw new Error(`It needs PostgreSQL: ${postgresql.missing}`)
opened.use(postgresql)
const directory = await mkdtemp(join(tmpdir(), 'bench-hostile-'))
opened.defer(() => rm(directory, { recursive: true, force: true }))
await fill(postgresql.url, Number(values.lessons))
const { url, stop } = await serve(postgresql.url, directory)
opened.defer(stop)

const calm: number[] = []
const disturbed: number[] = []
const refusals = new Map<string, number[]>()
const ms = Number(values.seconds) * 1_000
await readFor(ms)
for (let round = 0; round < Number(values.rounds); round++) {
  calm.push(...(await readFor(ms)))
  const [times] = await Promise.all([readFor(ms), attackFor(ms)])
  disturbed.push(...times)
}
report()

async function fill(DATABASE_URL: string, lessons: number): Promise<void> {
  await using database = await openDatabase({ DATABASE_URL, DATA_DIR: '' })
  await loadCatalogues(database.prisma)
  await fillBase(database, lessons)
}

async function serve(
  DATABASE_URL: string,
  DATA_DIR: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['src/main.js'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, DATABASE_URL, DATA_DIR, PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const listening = new Promise<string>((resolve, reject) => {
    void gone.then(() => reject(new Error('The server ended.')))
    createInterface(child.stdout).on('line', line => {
      const { msg, url } = JSON.parse(line) as { msg: string; url?: string }
      if (msg === 'listening' && url) resolve(url)
    })
  })
  const stop = async () => {
    child.kill()
    await gone
  }
  const address = await listening
  // Until the index has taken all lessons it would disturb more than anybody.
  while (!(await isSettled(address))) await wait(500)
  return { url: address, stop }
}

/** By a connection of its own: a server that is busy filling its index may close one that waited meanwhile. */
function isSettled(address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asked = get(`${address}/health/ready`, { agent: false }, response => {
      json(response).then(ready => {
        const { index } = ready as { index?: { backlog: number } }
        resolve(index?.backlog === 0)
      }, reject)
    })
    asked.on('error', reject)
  })
}

/** One normal client: reads, and a moment later reads again. */
async function readFor(duration: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  for (const ends = performance.now() + duration; performance.now() < ends; await wait(20)) {
    const { took, text } = await post(agent, normal)
    if (!text.startsWith('{"data":{"lessons"'))
      throw new Error(`Not what a reader gets: ${text.slice(0, 200)}`)
    times.push(took)
  }
  agent.destroy()
  return times
}

/** All kinds in turn, so many in a second. */
async function attackFor(duration: number): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const pending: Promise<void>[] = []
  const ends = performance.now() + duration
  for (let i = Math.floor(Math.random() * hostileQueries.length); performance.now() < ends; i++) {
    const hostile = hostileQueries[i % hostileQueries.length]
    if (hostile) pending.push(fire(agent, hostile))
    await wait(1_000 / Number(values.rate))
  }
  await Promise.all(pending)
  agent.destroy()
}

async function fire(agent: Agent, { kind, body }: Hostile): Promise<void> {
  const { took, text, status } = await post(agent, body)
  const wasAnswered = status === 200 && (JSON.parse(text) as { data?: unknown }).data != null
  if (wasAnswered) throw new Error(`Answered instead of refused: ${kind}`)
  refusals.set(kind, [...(refusals.get(kind) ?? []), took])
}

function post(agent: Agent, body: string): Promise<{ took: number; text: string; status: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () =>
        resolve({ took: performance.now() - began, text, status: response.statusCode ?? 0 }),
      )
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function report(): void {
  const at = (times: number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN
  const line = (what: string, times: number[]) =>
    console.log(
      `${what.padEnd(44)} ${String(times.length).padStart(5)} times  p50 ${at(times, 0.5).toFixed(1).padStart(7)} ms  p95 ${at(times, 0.95).toFixed(1).padStart(7)} ms`,
    )
  console.log(
    `${values.lessons} lessons, ${values.rate} hostile queries in a second, ${values.rounds} interleaved rounds`,
  )
  line('a reader alone', calm)
  line('the same reader beside hostile queries', disturbed)
  for (const [kind, times] of refusals) line(`  ${kind}`, times)
  const growth = at(disturbed, 0.95) / at(calm, 0.95)
  console.log(
    `p95 of the reader: ${growth.toFixed(2)} times; goal at most ${goals.growth}; ${growth <= goals.growth ? 'met' : 'not met'}`,
  )
  const slowest = Math.max(...[...refusals.values()].map(times => at(times, 0.5)))
  console.log(
    `slowest kind to refuse, by its median: ${slowest.toFixed(1)} ms; goal below ${goals.refusal}; ${slowest < goals.refusal ? 'met' : 'not met'}`,
  )
}
