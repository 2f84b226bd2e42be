import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Io, Said, Typed } from './io.ts'
import type { DataDirLock } from './lock-data-dir.ts'
import { removeSocket, socketPath } from './socket-path.ts'

export const commandHeader = 'kennisband-command'

const typed = z.object({ name: z.string(), args: z.array(z.string()) })
const progressPause = 100

/** Runs one command and answers its exit code; what it throws is its own to say. */
export type Answer = (typed: Typed, io: Io) => Promise<number>

/**
 * Takes commands on a socket that only this user can open, over HTTP: POST /command, what was typed in a header,
 * the input file as the body, and as the answer one JSON value a line while the command runs.
 */
export async function serveSocket(lock: DataDirLock, answer: Answer): Promise<AsyncDisposable> {
  const path = socketPath(lock.directory)
  const closing = new AbortController()
  const running = new Set<Promise<void>>()
  // An import can take longer than the five minutes that Node gives a request.
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    const run = take(request, response, answer, closing.signal)
      .catch(() => void response.destroy())
      .finally(() => running.delete(run))
    running.add(run)
  })
  await listen(server, path)
  lock.announce(path)

  return {
    async [Symbol.asyncDispose]() {
      closing.abort()
      server.close()
      await Promise.allSettled(running)
      server.closeAllConnections()
      removeSocket(lock.directory, path)
    },
  }
}

async function listen(server: ReturnType<typeof createServer>, path: string): Promise<void> {
  // Whoever holds the lock may clear what a killed server left behind.
  rmSync(path, { force: true })
  const umask = process.umask(0o177)
  server.listen(path)
  process.umask(umask)
  await once(server, 'listening')
  chmodSync(path, 0o600)
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  closing: AbortSignal,
): Promise<void> {
  const asked = read(request)
  if (!asked) {
    response.writeHead(400).end()
    return
  }
  const left = new AbortController()
  response.on('close', () => left.abort())
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  response.flushHeaders()
  const signal = AbortSignal.any([left.signal, closing])
  const exit = await answer(asked, wireIo(request, response, signal))
  // What the command left unread would keep the connection open.
  request.resume()
  if (!response.destroyed) response.end(line({ exit }))
}

function read(request: IncomingMessage): Typed | null {
  const header = request.headers[commandHeader]
  if (request.method !== 'POST' || request.url !== '/command' || typeof header !== 'string') return null
  try {
    return typed.safeParse(JSON.parse(decodeURIComponent(header))).data ?? null
  } catch {
    return null
  }
}

function wireIo(request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Io {
  let nextProgress = 0
  const say = (said: Said) => !response.destroyed && response.write(line(said))
  const length = Number(request.headers['content-length'])
  return {
    signal,
    input: request,
    inputBytes: Number.isFinite(length) ? length : undefined,
    out: out => void say({ out }),
    err: err => void say({ err }),
    progress(done, total, label) {
      if (done !== total && Date.now() < nextProgress) return
      nextProgress = Date.now() + progressPause
      say({ progress: { done, total, label } })
    },
    async write(chunk) {
      if (!say({ data: Buffer.from(chunk).toString('base64') }) && !response.destroyed)
        await once(response, 'drain', { signal })
    },
  }
}

const line = (said: Said) => `${JSON.stringify(said)}\n`
