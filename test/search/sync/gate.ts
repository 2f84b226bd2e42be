import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { freePort } from '../start-meilisearch.ts'

/** The way to a server, which can be closed and opened again, or lead nowhere good. */
export interface Gate extends AsyncDisposable {
  readonly url: string
  close(): Promise<void>
  /** Whatever is sent through it waits so long first. */
  open(delayMs?: number): Promise<void>
  /** Answers each request by itself, with a 500. */
  fail(): Promise<void>
}

const failure = '{"message":"out of order","code":"internal","type":"internal","link":""}'
const failing = [
  'HTTP/1.1 500 Internal Server Error',
  'content-type: application/json',
  `content-length: ${failure.length}`,
  'connection: close',
  '',
  failure,
].join('\r\n')

export async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target)
  const own = await freePort()
  const sockets = new Set<Socket>()
  let server: Server | undefined
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    return socket
  }
  const pass = (inward: Socket, delayMs: number) => {
    const outward = keep(connect(Number(port), hostname))
    for (const socket of [inward, outward])
      socket.on('close', () => [inward, outward].forEach(one => one.destroy()))
    if (delayMs > 0) inward.on('data', chunk => setTimeout(() => outward.write(chunk), delayMs))
    else inward.pipe(outward)
    outward.pipe(inward)
  }
  const listen = async (answer: (inward: Socket) => void) => {
    const opened = createServer(inward => answer(keep(inward)))
    server = opened
    await new Promise<void>(resolve => opened.listen(own, '127.0.0.1', resolve))
  }
  const gate: Gate = {
    url: `http://127.0.0.1:${own}`,
    async open(delayMs = 0) {
      await gate.close()
      await listen(inward => pass(inward, delayMs))
    },
    async fail() {
      await gate.close()
      await listen(inward => inward.on('data', () => inward.end(failing)))
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      sockets.clear()
      const closing = server
      server = undefined
      await new Promise(resolve => (closing ? closing.close(resolve) : resolve(undefined)))
    },
    [Symbol.asyncDispose]: () => gate.close(),
  }
  await gate.open()
  return gate
}
