import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

// The real programs in processes of their own, as `npm start` and `npm run …` begin them.

export type Settings = Record<string, string | undefined>

const root = fileURLToPath(new URL('../../', import.meta.url))
const inherited = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  TMPDIR: process.env.TMPDIR ?? '/tmp',
}

/** Begins src/main.js or src/cli.js, for tests that do not wait for what comes of it. */
export function begin(
  file: string,
  args: readonly string[],
  settings: Settings,
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [file, ...args], { cwd: root, env: { ...inherited, ...settings } })
}

export interface Ended {
  exit: number | null
  out: string
  err: string
}

/** What a process says, all of it, until it ends. */
export async function untilEnd(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let out = ''
  let err = ''
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  const [exit] = await once(child, 'close')
  return { exit, out, err }
}

/** `npm run …`: a command, and what is piped into it. */
export function runCommand(settings: Settings, args: readonly string[], piped = ''): Promise<Ended> {
  const child = begin('src/cli.js', args, settings)
  child.stdin.end(piped)
  return untilEnd(child)
}

/** A command that is told to stop, by Ctrl-C or worse, as soon as it shows progress: before it was given all there is. */
export function interruptCommand(
  settings: Settings,
  args: readonly string[],
  signal: NodeJS.Signals,
  piped: { before: string; after: string },
): Promise<Ended> {
  const child = begin('src/cli.js', args, settings)
  // Whoever is killed reads no more.
  child.stdin.on('error', () => {})
  child.stdin.write(piped.before)
  child.stderr.once('data', () => {
    child.kill(signal)
    child.stdin.end(piped.after)
  })
  return untilEnd(child)
}

/** `npm start` that is expected to refuse. */
export const tryServer = (settings: Settings, args: readonly string[] = []): Promise<Ended> =>
  untilEnd(begin('src/main.js', args, { PORT: '0', ...settings }))

export interface RunningServer extends AsyncDisposable {
  readonly url: string
  readonly pid: number
  /** Tells it to end and waits until it has. */
  end(signal?: NodeJS.Signals): Promise<Ended>
  ask(
    query: string,
    headers?: Record<string, string>,
  ): Promise<{ data?: Record<string, unknown>; errors?: unknown[] }>
}

/** `npm start`, up to where it answers. */
export async function startServer(settings: Settings, args: readonly string[] = []): Promise<RunningServer> {
  const child = begin('src/main.js', args, { PORT: '0', ...settings })
  const ended = untilEnd(child)
  const url = await Promise.race([
    listening(child),
    ended.then(({ err }) => Promise.reject(new Error(`The server ended: ${err}`))),
  ])
  const end = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return {
    url,
    pid: child.pid ?? 0,
    end,
    async ask(query, headers = {}) {
      const asked = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      }
      return (await fetch(`${url}/graphql`, asked)).json() as Promise<{
        data?: Record<string, unknown>
        errors?: unknown[]
      }>
    },
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
    },
  }
}

async function listening(child: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface(child.stdout)) {
    const said: { msg?: string; url?: string } = line.startsWith('{') ? JSON.parse(line) : {}
    if (said.msg === 'listening' && said.url) return said.url
  }
  return new Promise(() => {})
}
