import { once } from 'node:events'
import { createServer, request as send } from 'node:http'
import { freePort } from './start-meilisearch.ts'

export interface Counter extends AsyncDisposable {
  readonly url: string
  /**
   * How many requests went through while `story` ran, by how many answers had come when each was sent: those that are
   * sent before any answer wait for none, and all of them together take as long as one.
   */
  during(story: () => Promise<unknown>): Promise<ReadonlyMap<number, number>>
}

/** So long an answer is held back, that whatever is sent without waiting for it is under way before it. */
const HELD_MS = 250

/** The way to a server, on which requests are counted. */
export async function countRequests(target: string): Promise<Counter> {
  const counted = new Map<number, number>()
  let answers = 0
  let isHeld = false
  const server = createServer((inward, answer) => {
    counted.set(answers, (counted.get(answers) ?? 0) + 1)
    const { url: path = '/', method, headers } = inward
    const outward = send(new URL(path, target), { method, headers }, response => {
      const pass = () => {
        answers++
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      }
      setTimeout(pass, isHeld ? HELD_MS : 0)
    })
    outward.on('error', () => answer.destroy())
    inward.pipe(outward)
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${port}`,
    async during(story) {
      counted.clear()
      answers = 0
      isHeld = true
      await story()
      isHeld = false
      return new Map(counted)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
