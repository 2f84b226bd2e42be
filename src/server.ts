import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Config } from './config.ts'
import { StartError } from './errors.ts'

export interface Listening extends AsyncDisposable {
  readonly url: string
  /** From here on requests are answered; before, they are told that the start is under way. */
  answerWith(listener: RequestListener): void
}

/** How long an answer that was begun may take when the server is told to end. */
const patience = 10_000

/** Listens from early in the start on, so that a port in use is known before anything else is done. */
export async function listen({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<Listening> {
  let answer: RequestListener = sayStarting
  const server = createServer((request, response) => answer(request, response))
  try {
    server.listen(PORT, HOST)
    await once(server, 'listening')
  } catch (error) {
    throw new StartError(whyNot(error, HOST, PORT), { cause: error })
  }
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : PORT
  return {
    url: `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`,
    answerWith(listener) {
      answer = listener
    },
    [Symbol.asyncDispose]: () => close(server),
  }
}

const sayStarting: RequestListener = (request, response) => {
  if (request.url === '/health/live') return response.writeHead(200).end()
  const body = JSON.stringify({ ready: false, reasons: ['The server is starting.'] })
  return response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' }).end(body)
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `PORT: ${port} on ${host} is in use by another program; choose another (PORT=0 takes any free one).`
  if (code === 'EACCES') return `PORT: this user may not listen on ${port}; choose one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST: ${host} is not an address of this machine.`
  return `The server cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}`
}

/** Takes no new requests, finishes those that were begun, and cuts off what takes too long. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
