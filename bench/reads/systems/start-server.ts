import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const patience = 120_000

export interface StartedServer extends AsyncDisposable {
  readonly url: string
  readonly processId: number
  /** What it has said so far, line by line. */
  log(): Promise<string[]>
}

/** Starts a server in a process of its own, with its log in a file as in production, and waits until it listens. */
export async function startServer(
  script: readonly string[],
  settings: Record<string, string>,
  logFile: string,
): Promise<StartedServer> {
  const file = openSync(logFile, 'w')
  const child = spawn(process.execPath, [...script], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  const ended = once(child, 'exit')
  const log = async () => (await readFile(logFile, 'utf8')).split('\n').filter(Boolean)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const began = performance.now()
  while (performance.now() - began < patience && child.exitCode === null) {
    const url = listeningUrl(await log())
    if (url && child.pid) return { url, processId: child.pid, log, [Symbol.asyncDispose]: stop }
    await wait(50)
  }
  await stop()
  throw new Error(`${script.join(' ')} did not start: ${(await log()).slice(-5).join('\n')}`)
}

function listeningUrl(lines: readonly string[]): string | undefined {
  const line = lines.find(each => each.startsWith('{') && each.includes('"listening"'))
  return line ? (JSON.parse(line) as { url?: string }).url : undefined
}
