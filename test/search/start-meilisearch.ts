import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export type RunningMeilisearch = AsyncDisposable & { readonly url: string; readonly key: string }

/** The server of MEILI_URL, or one of our own when a program `meilisearch` is on the PATH; else nothing. */
export async function startMeilisearch(): Promise<RunningMeilisearch | undefined> {
  const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env
  if (url) return { url, key, async [Symbol.asyncDispose]() {} }
  const program = await findProgram()
  return program === undefined ? undefined : startOwn(program)
}

export async function startOwn(program: string, port?: number): Promise<RunningMeilisearch> {
  const directory = await mkdtemp(join(tmpdir(), 'meilisearch-'))
  const key = randomBytes(24).toString('base64url')
  const address = `127.0.0.1:${port ?? (await freePort())}`
  // Its buffers are laid out anew for each task: by default most of the machine's memory, 0.7 s a task.
  const options = ['--no-analytics', '--env', 'production', '--max-indexing-memory', '64MiB']
  const server = spawn(program, [...options, '--http-addr', address], {
    cwd: directory,
    env: { ...process.env, MEILI_MASTER_KEY: key, MEILI_DB_PATH: join(directory, 'data') },
    stdio: 'ignore',
  })
  const ended = new Promise(resolve => server.once('exit', resolve))
  const url = `http://${address}`
  await answers(url, server)
  return {
    url,
    key,
    async [Symbol.asyncDispose]() {
      server.kill('SIGKILL')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export async function findProgram(): Promise<string | undefined> {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const program = join(directory, 'meilisearch')
    const there = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (there) return program
  }
  return undefined
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

async function answers(url: string, server: { exitCode: number | null }): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const ok = await fetch(`${url}/health`).then(
      response => response.ok,
      () => false,
    )
    if (ok) return
    await wait(50)
  }
  throw new Error('meilisearch did not start')
}
