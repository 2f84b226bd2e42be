import type { App } from '../../src/http/make-app.ts'

export interface Answer {
  // A test reads whatever its own query asked for; the schema, not this type, says what is there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any
  extensions?: { cost?: { estimated: number; limit: number } }
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[]
}

/** Somebody who asks over HTTP. */
export interface Asker {
  /** The data of an answer without errors; prints query and errors when there are some. */
  ask(query: string, variables?: object): Promise<Answer['data']>
  /** The whole answer, errors and all. */
  tryToAsk(query: string, variables?: object): Promise<Answer>
  /** The answer to a GET of another address, or with a body to a POST. */
  fetch(path: string, body?: object): Promise<Response>
  /** The answer to a file that is sent as it is. */
  send(path: string, file: Uint8Array<ArrayBuffer>, type?: string): Promise<Response>
  /** With other headers, such as another language. */
  with(headers: Record<string, string>): Asker
}

export function makeAsker(app: Pick<App, 'fetch'>, headers: Record<string, string> = {}): Asker {
  const tryToAsk = async (query: string, variables: object = {}): Promise<Answer> => {
    const request = new Request('http://kennisband.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    const response = await app.fetch(request)
    return (await response.json()) as Answer
  }
  return {
    tryToAsk,
    async fetch(path, body) {
      const sent = body && { method: 'POST', body: JSON.stringify(body) }
      const json: Record<string, string> = body ? { 'content-type': 'application/json' } : {}
      return app.fetch(
        new Request(`http://kennisband.test${path}`, { ...sent, headers: { ...json, ...headers } }),
      )
    },
    async send(path, body, type = 'application/octet-stream') {
      return app.fetch(
        new Request(`http://kennisband.test${path}`, {
          ...{ method: 'POST', body },
          headers: { 'content-type': type, ...headers },
        }),
      )
    },
    async ask(query, variables) {
      const { data, errors } = await tryToAsk(query, variables)
      if (errors)
        throw new Error(
          `${errors.map(e => `${e.path?.join('.') ?? ''}: ${e.message}`).join('\n')}\nasked: ${query}\nwith: ${JSON.stringify(variables)}`,
        )
      return data
    },
    with: more => makeAsker(app, { ...headers, ...more }),
  }
}
