// How long a later start takes beside what opening its PGlite directory alone takes.
// npm run bench:start [-- DATA_DIR] [--rounds N]; without DATA_DIR a new one with the example world.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const goal = 2.5
const root = fileURLToPath(new URL('..', import.meta.url))

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
})
const directory = await mkdtemp(join(tmpdir(), 'bench-start-'))
try {
  await main(Number(values.rounds), positionals[0])
} finally {
  await rm(directory, { recursive: true, force: true })
}

async function main(rounds: number, from: string | undefined): Promise<void> {
  if (from) await cp(from, directory, { recursive: true, filter: name => !/\.sock$/.test(name) })
  // Once unmeasured: makes the directory where there is none, fills the compile cache and the disk's.
  await start([process.execPath, 'src/main.ts'])
  await openAlone()
  const alone: number[] = []
  const node: number[] = []
  const npm: number[] = []
  for (let round = 0; round < rounds; round++) {
    alone.push(await openAlone())
    node.push(await start([process.execPath, 'src/main.ts']))
    npm.push(await start(['npm', 'start']))
  }
  console.log(`${rounds} interleaved rounds, medians, from the beginning of the process to the first answer`)
  say('PGlite directory alone', alone)
  say('node src/main.ts', node, alone)
  say('npm start', npm, alone)
  const ratio = median(npm) / median(alone)
  console.log(`goal: at most ${goal}; ${ratio <= goal ? 'met' : 'not met'}`)
}

function say(what: string, times: number[], beside?: number[]): void {
  const range = `[${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}]`
  const ratio = beside ? `  ${(median(times) / median(beside)).toFixed(2)} times` : ''
  console.log(`${what.padEnd(24)}${median(times).toFixed(0).padStart(6)} ms ${range}${ratio}`)
}

/** Opens the directory and nothing else, in a process of its own, until it answers a query. */
async function openAlone(): Promise<number> {
  const script = `
    import { PGlite } from '@electric-sql/pglite'
    const pglite = await PGlite.create({ dataDir: ${JSON.stringify(join(directory, 'pglite'))} })
    await pglite.query('select count(*) from lesson')
    console.log('{"msg":"listening"}')
    process.on('SIGTERM', () => pglite.close().then(() => process.exit()))`
  return measure([process.execPath, '--input-type=module', '-e', script], async () => {})
}

/** Starts the server until it has answered a query. */
function start(command: string[]): Promise<number> {
  return measure(command, async url => {
    const body = JSON.stringify({ query: '{ lessons(first: 1) { nodes { title } } }' })
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const answer = await response.text()
    if (!response.ok || answer.includes('"errors"')) throw new Error(`No answer: ${answer}`)
  })
}

async function measure(
  [program = '', ...args]: string[],
  ask: (url: string) => Promise<void>,
): Promise<number> {
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, DATA_DIR: directory, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own: npm and its shell do not pass every signal on.
    detached: true,
  })
  const ended = new Promise(done => child.once('close', done))
  let took: number | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, url } = line.startsWith('{') ? (JSON.parse(line) as { msg?: string; url?: string }) : {}
    if (msg !== 'listening') continue
    await ask(url ?? '')
    took = performance.now() - began
    break
  }
  if (child.pid) process.kill(-child.pid, 'SIGTERM')
  child.stdout.resume()
  await ended
  if (took === undefined) throw new Error(`${program} ${args.join(' ')} did not answer.`)
  return took
}

function median(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
