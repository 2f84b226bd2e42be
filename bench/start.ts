// How long a later start takes beside what opening its PGlite directory alone takes.
// npm run bench:start [-- DATA_DIR] [--rounds N]; without DATA_DIR a new one with the example world.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuUsed } from './cpu-used.ts'

const goal = 2.5
const root = fileURLToPath(new URL('..', import.meta.url))
const directory = await mkdtemp(join(tmpdir(), 'bench-start-'))

/** In milliseconds; `cpu` is what the process itself worked, which a busy machine does not stretch. */
interface Took {
  wall: number
  cpu: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
})
try {
  await compare(Number(values.rounds), positionals[0])
} finally {
  await rm(directory, { recursive: true, force: true })
}

async function compare(rounds: number, from: string | undefined): Promise<void> {
  if (from) await cp(from, directory, { recursive: true, filter: name => !name.endsWith('.sock') })
  // Once unmeasured: makes the directory where there is none, fills the compile cache and the disk's.
  await start([process.execPath, 'src/main.js'])
  await openAlone()
  const alone: Took[] = []
  const node: Took[] = []
  const npm: Took[] = []
  for (let round = 0; round < rounds; round++) {
    alone.push(await openAlone())
    node.push(await start([process.execPath, 'src/main.js']))
    npm.push(await start(['npm', 'start']))
  }
  console.log(
    `${rounds} interleaved rounds, medians [range], from the beginning of the process to the first answer`,
  )
  say('PGlite directory alone', alone)
  say('node src/main.js', node, alone)
  say('npm start', npm, alone)
  const ratio = median(wallOf(node)) / median(wallOf(alone))
  console.log(`goal for the server: at most ${goal} times; ${ratio <= goal ? 'met' : 'not met'}`)
}

function say(what: string, took: Took[], beside?: Took[]): void {
  const wall = wallOf(took)
  const cpu = cpuOf(took)
  const times = (own: number[], other: number[]) => `${(median(own) / median(other)).toFixed(2)} times`
  const range = `[${Math.min(...wall).toFixed(0)}–${Math.max(...wall).toFixed(0)}]`
  const line = [what.padEnd(24), `${median(wall).toFixed(0)} ms ${range}`.padEnd(24)]
  if (beside) line.push(times(wall, wallOf(beside)).padEnd(12))
  if (Number.isFinite(median(cpu))) line.push(`cpu ${median(cpu).toFixed(0)} ms`)
  if (beside && Number.isFinite(median(cpu))) line.push(times(cpu, cpuOf(beside)))
  console.log(line.join(' '))
}

/** Opens the directory and nothing else, in a process of its own, until it answers a query. */
function openAlone(): Promise<Took> {
  const script = `
    import { PGlite } from '@electric-sql/pglite'
    const pglite = await PGlite.create({ dataDir: ${JSON.stringify(join(directory, 'pglite'))} })
    await pglite.query('select count(*) from lesson')
    process.on('SIGTERM', () => pglite.close().then(() => process.exit()))
    console.log(JSON.stringify({ msg: 'listening', process: process.pid }))`
  return measure([process.execPath, '--input-type=module', '-e', script], async () => {})
}

/** Starts the server until it has answered a query. */
function start(command: string[]): Promise<Took> {
  return measure(command, async url => {
    const body = JSON.stringify({ query: '{ lessons(first: 1) { nodes { title } } }' })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
    const answer = await response.text()
    if (!response.ok || answer.includes('"errors"')) throw new Error(`No answer: ${answer}`)
  })
}

async function measure(
  [program = '', ...args]: string[],
  ask: (url: string) => Promise<void>,
): Promise<Took> {
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, DATA_DIR: directory, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: npm and its shell do not pass every signal on.
    detached: true,
  })
  const ended = new Promise(done => child.once('close', done))
  let took: Took | undefined
  let complaint = ''
  child.stderr.on('data', chunk => (complaint += chunk))
  for await (const line of createInterface({ input: child.stdout })) {
    const said = (line.startsWith('{') ? JSON.parse(line) : {}) as {
      msg?: string
      url?: string
      process?: number
    }
    if (said.msg !== 'listening') continue
    await ask(said.url ?? '')
    took = { wall: performance.now() - began, cpu: cpuUsed(said.process) }
    break
  }
  if (child.pid) process.kill(-child.pid, 'SIGTERM')
  child.stdout.resume()
  await ended
  if (took === undefined) throw new Error(`${program} ${args.join(' ')} did not answer: ${complaint}`)
  return took
}

function wallOf(all: Took[]): number[] {
  return all.map(({ wall }) => wall)
}

function cpuOf(all: Took[]): number[] {
  return all.map(({ cpu }) => cpu)
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
