import type { RunningServer } from '../server/processes.ts'
import { type Asker, makeAsker } from '../support/asker.ts'

/** Somebody who asks a server in another process; with a token, or as a visitor. */
export function askServer({ url }: Pick<RunningServer, 'url'>, token?: string): Asker {
  const app = { fetch: (request: Request) => fetch(new Request(`${url}/graphql`, request)) }
  // A connection kept for the next question can be closed by the server in the moment in which that is asked.
  const headers = { connection: 'close' }
  return makeAsker(app, token ? { ...headers, authorization: `Bearer ${token}` } : headers)
}
