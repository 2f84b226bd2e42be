import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { handToServer } from '../../src/data-dir/hand-to-server.ts'
import type { Io } from '../../src/data-dir/io.ts'
import { type DataDirLock, lockDataDir } from '../../src/data-dir/lock-data-dir.ts'
import { type Answer, serveSocket } from '../../src/data-dir/serve-socket.ts'

let directory: string
let lock: DataDirLock
let stack: AsyncDisposableStack

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'socket-'))
  stack = new AsyncDisposableStack()
})
afterEach(async () => {
  await stack.disposeAsync()
  rmSync(directory, { recursive: true, force: true })
})

async function serve(answer: Answer, inside = directory): Promise<string> {
  const taken = lockDataDir(inside, { role: 'server', what: 'npm start' })
  if (!taken.lock) throw new Error('The lock should be free.')
  lock = stack.use(taken.lock)
  stack.use(await serveSocket(lock, answer))
  return JSON.parse(readFileSync(join(inside, 'lock.json'), 'utf8')).socket
}

/** The place of someone who types a command: what they see, as it comes. */
function place(piped: string | Buffer = '') {
  const seen: unknown[] = []
  const stop = new AbortController()
  const io: Io = {
    input: Readable.from([Buffer.from(piped)]),
    inputBytes: Buffer.byteLength(piped),
    signal: stop.signal,
    out: out => void seen.push({ out }),
    err: err => void seen.push({ err }),
    progress: (done, total, label) => void seen.push({ done, total, label }),
    write: async chunk => void seen.push({ wrote: Buffer.from(chunk).toString('latin1') }),
  }
  return { io, seen, stop }
}

test('lines, progress, output and exit code arrive as the command gives them', async () => {
  const socket = await serve(async ({ name, args }, io) => {
    io.progress(1, 2, 'half')
    io.out(`${name} ${args.join(' ')}`)
    io.err('é')
    await io.write(Buffer.from([0, 255, 10]))
    return 7
  })
  const { io, seen } = place()
  expect(await handToServer(socket, { name: 'echo', args: ['één', '--x'] }, io)).toBe(7)
  expect(seen).toEqual([
    { done: 1, total: 2, label: 'half' },
    { out: 'echo één --x' },
    { err: 'é' },
    { wrote: '\x00\xff\n' },
  ])
})

test('the input file comes from whoever typed the command', async () => {
  const piped = 'x'.repeat(3_000_000)
  const socket = await serve(async (_, io) => {
    let bytes = 0
    for await (const chunk of io.input) bytes += chunk.length
    io.out(`${bytes} of ${io.inputBytes}`)
    return 0
  })
  const { io, seen } = place(piped)
  expect(await handToServer(socket, { name: 'count', args: [] }, io)).toBe(0)
  expect(seen).toEqual([{ out: '3000000 of 3000000' }])
})

test('a command that does not read its input still answers', async () => {
  const socket = await serve(async (_, io) => {
    io.err('No.')
    return 2
  })
  const { io, seen } = place('x'.repeat(3_000_000))
  expect(await handToServer(socket, { name: 'refuse', args: [] }, io)).toBe(2)
  expect(seen).toEqual([{ err: 'No.' }])
})

test('when nobody waits any more, the command is told and can end in its own time', async () => {
  const steps: string[] = []
  const { io, seen, stop } = place()
  const socket = await serve(async (_, server) => {
    server.out('begun')
    while (!server.signal.aborted) await wait(10)
    steps.push('told')
    return 0
  })
  const exit = handToServer(socket, { name: 'long', args: [] }, io)
  while (seen.length === 0) await wait(10)
  stop.abort()
  expect(await exit).toBe(130)
  while (steps.length === 0) await wait(10)
  expect(steps).toEqual(['told'])
})

test('a server that ends tells its commands first, and waits for them', async () => {
  const socket = await serve(async (_, io) => {
    io.out('begun')
    while (!io.signal.aborted) await wait(10)
    await wait(100)
    io.out('batch written')
    return 130
  })
  const { io, seen } = place()
  const exit = handToServer(socket, { name: 'long', args: [] }, io)
  while (seen.length === 0) await wait(10)
  await stack.disposeAsync()
  stack = new AsyncDisposableStack()
  expect(await exit).toBe(130)
  expect(seen).toEqual([{ out: 'begun' }, { out: 'batch written' }])
  expect(existsSync(socket)).toBe(false)
})

test('with nobody on the socket there is no answer, and nothing of the input is used up', async () => {
  const { io } = place('still here')
  expect(await handToServer(join(directory, 'nobody.sock'), { name: 'x', args: [] }, io)).toBeNull()
  expect(String(await io.input.read())).toBe('still here')
})

test('only its owner can open the socket', async () => {
  const socket = await serve(async () => 0)
  expect(socket).toBe(join(directory, 'kennisband.sock'))
  expect(statSync(socket).mode & 0o777).toBe(0o600)
})

test('a data directory with a path too long for a socket has it in a private folder elsewhere', async () => {
  const deep = join(directory, 'a-directory-with-a-long-name'.repeat(4))
  mkdirSync(deep)
  const socket = await serve(async () => 3, deep)
  expect(socket.startsWith(deep)).toBe(false)
  expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700)
  expect(await handToServer(socket, { name: 'x', args: [] }, place().io)).toBe(3)
  await stack.disposeAsync()
  stack = new AsyncDisposableStack()
  expect(existsSync(dirname(socket))).toBe(false)
})

test('what is no command is refused', async () => {
  const socket = await serve(async () => 0)
  const status = await new Promise(done => {
    request({ socketPath: socket, path: '/', method: 'GET' }, response => done(response.statusCode)).end()
  })
  expect(status).toBe(400)
})
