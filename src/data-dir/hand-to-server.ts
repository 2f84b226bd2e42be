import { request, type IncomingMessage } from 'node:http'
import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Io, Typed } from './io.ts'
import { commandHeader } from './serve-socket.ts'

const said = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ progress: z.object({ done: z.number(), total: z.number().optional(), label: z.string() }) }),
  z.object({ data: z.string() }),
  z.object({ exit: z.number() }),
])

/** Has the running server do a command and says here what it says there; null when nobody listens on the socket. */
export async function handToServer(path: string, typed: Typed, io: Io): Promise<number | null> {
  const socket = await connect(path)
  if (!socket) return null
  using _abort = onAbort(io.signal, () => socket.destroy())
  try {
    const exit = await ask(socket, typed, io)
    if (exit !== null) return exit
  } catch (error) {
    if (io.signal.aborted) return 130
    if (!isLost(error)) throw error
  }
  if (io.signal.aborted) return 130
  io.err('The server ended before the command did; what it had finished is kept.')
  return 1
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((done, fail) => {
    const socket = createConnection(path)
    socket.once('connect', () => done(socket))
    socket.once('error', error => {
      if ('code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED')) done(null)
      else fail(error)
    })
  })
}

/** The exit code, or null when the answer ends without one. */
async function ask(socket: Socket, typed: Typed, io: Io): Promise<number | null> {
  const headers: Record<string, string> = {
    [commandHeader]: encodeURIComponent(JSON.stringify(typed)),
    connection: 'close',
  }
  if (io.inputBytes !== undefined) headers['content-length'] = String(io.inputBytes)
  const asked = request({ method: 'POST', path: '/command', headers, createConnection: () => socket })
  const answered = new Promise<IncomingMessage>((done, fail) => {
    asked.once('response', done)
    asked.once('error', fail)
  })
  // What goes wrong while sending comes out as an error of the request; a server that has heard enough may stop reading.
  pipeline(io.input, asked).catch(() => {})
  const response = await answered
  for await (const text of createInterface({ input: response, crlfDelay: Infinity })) {
    const exit = await repeat(text, io)
    if (exit !== null) return exit
  }
  return null
}

async function repeat(text: string, io: Io): Promise<number | null> {
  const event = said.parse(JSON.parse(text))
  if ('exit' in event) return event.exit
  if ('out' in event) io.out(event.out)
  else if ('err' in event) io.err(event.err)
  else if ('progress' in event) io.progress(event.progress.done, event.progress.total, event.progress.label)
  else await io.write(Buffer.from(event.data, 'base64'))
  return null
}

function onAbort(signal: AbortSignal, act: () => void): Disposable {
  signal.addEventListener('abort', act)
  if (signal.aborted) act()
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', act) }
}

const lost = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'])
const isLost = (error: unknown) => error instanceof Error && 'code' in error && lost.has(String(error.code))
