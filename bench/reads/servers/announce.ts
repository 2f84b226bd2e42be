import type { Server } from 'node:http'

/** Says where it listens, in the words of the product's own log. */
export function announce(server: Server): void {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  console.log(JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${port}`, process: process.pid }))
}
