import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { freePort } from '../start-meilisearch.ts'

/** The way to a server, which can be closed and opened again. */
export interface Gate extends AsyncDisposable {
  readonly url: string
  close(): Promise<void>
  open(): Promise<void>
}

export async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target)
  const own = await freePort()
  const sockets = new Set<Socket>()
  let server: Server | undefined
  const gate: Gate = {
    url: `http://127.0.0.1:${own}`,
    async open() {
      const opened = createServer(inward => {
        const outward = connect(Number(port), hostname)
        for (const socket of [inward, outward]) {
          sockets.add(socket)
          socket.on('error', () => {}).on('close', () => [inward, outward].forEach(one => one.destroy()))
        }
        inward.pipe(outward).pipe(inward)
      })
      server = opened
      await new Promise<void>(resolve => opened.listen(own, '127.0.0.1', resolve))
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
