import { createHash } from 'node:crypto'
import { createSchema } from 'graphql-yoga'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
let app: App
let visits = 0

const schema = createSchema({
  typeDefs: `type Query { hello(name: String): String, visits: Int, wrong: String } type Mutation { change: String }`,
  resolvers: {
    Query: {
      hello: (_root, { name }: { name?: string }) => `hello ${name ?? ''}`,
      visits: () => visits,
      wrong: () => Promise.reject(new Error('broken')),
    },
    Mutation: { change: () => `${++visits}` },
  },
})

beforeAll(async () => {
  database = await freshDatabase()
  const log = pino({ level: 'silent' })
  app = makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context: () => ({}) })
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
})

const address = 'http://127.0.0.1:4000/graphql'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const named = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } })

const post = (body: object, headers: Record<string, string> = {}) =>
  app.fetch(
    new Request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
  )

function get(parameters: Record<string, string | object>, headers: Record<string, string> = {}) {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters))
    url.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  return app.fetch(new Request(url, { headers: { accept: 'application/json', ...headers } }))
}

/** As clients do: the hash alone, and when that is not known, once more with the document. */
const remember = (query: string) => post({ query, extensions: named(sha256(query)) })

describe('a document that is named by its hash', () => {
  test('is asked for once, and known from then on, by POST and by GET', async () => {
    const query = 'query Greet($name: String) { hello(name: $name) }'
    const extensions = named(sha256(query))
    const unknown = await post({ extensions })
    expect([unknown.status, await unknown.json()]).toMatchObject([
      200,
      { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    ])
    expect(await (await remember(query)).json()).toMatchObject({ data: { hello: 'hello ' } })
    const variables = { name: 'Jan' }
    expect(await (await post({ extensions, variables })).json()).toMatchObject({
      data: { hello: 'hello Jan' },
    })
    expect(await (await get({ extensions, variables })).json()).toMatchObject({
      data: { hello: 'hello Jan' },
    })
  })

  test('can be brought by a GET', async () => {
    const query = '{ hello(name: "by GET") }'
    expect(await (await get({ query, extensions: named(sha256(query)) })).json()).toMatchObject({
      data: { hello: 'hello by GET' },
    })
    expect(await (await get({ extensions: named(sha256(query)) })).json()).toMatchObject({
      data: { hello: 'hello by GET' },
    })
  })

  test('can be named by documentId', async () => {
    const query = '{ hello(name: "id") }'
    await remember(query)
    for (const documentId of [sha256(query), `sha256:${sha256(query)}`]) {
      expect(await (await post({ documentId })).json()).toMatchObject({ data: { hello: 'hello id' } })
      expect(await (await get({ documentId })).json()).toMatchObject({ data: { hello: 'hello id' } })
    }
  })

  test('is refused when the hash is not its own, and remembered under neither', async () => {
    const [query, other] = ['{ hello(name: "one") }', '{ hello(name: "other") }']
    const response = await post({ query, extensions: named(sha256(other)) })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH' } }] },
    ])
    for (const hash of [sha256(query), sha256(other)])
      expect(await (await post({ extensions: named(hash) })).json()).toMatchObject({
        errors: [{ message: 'PersistedQueryNotFound' }],
      })
  })

  test.each([['x'], [7], [null], [['a']]])('is refused when the hash is none: %j', async sha256Hash => {
    const response = await post({
      query: '{ hello }',
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ message: expect.stringContaining('64 hexadecimal digits') }] },
    ])
  })

  test('is not remembered when it is not valid', async () => {
    const query = '{ nothingLikeThis }'
    await remember(query)
    expect(await (await post({ extensions: named(sha256(query)) })).json()).toMatchObject({
      errors: [{ message: 'PersistedQueryNotFound' }],
    })
  })

  test('is forgotten when a thousand others came since', async () => {
    const nth = (i: number) => `{ a${i}: __typename }`
    for (let i = 0; i <= 1_000; i++) await remember(nth(i))
    expect(await (await post({ extensions: named(sha256(nth(0))) })).json()).toMatchObject({
      errors: [{ message: 'PersistedQueryNotFound' }],
    })
    expect(await (await post({ extensions: named(sha256(nth(1_000))) })).json()).toMatchObject({ data: {} })
  })

  test('changes nothing by GET', async () => {
    const query = 'mutation { change }'
    const before = visits
    await remember(query)
    expect(visits).toBe(before + 1)
    const response = await get({ extensions: named(sha256(query)) })
    expect([response.status, response.headers.get('etag')]).toEqual([405, null])
    expect(visits).toBe(before + 1)
  })
})

describe('an answer to a GET that named its document', () => {
  const query = '{ visits }'
  const extensions = named(sha256(query))
  beforeAll(() => remember(query))

  test('is not sent again to whoever has it', async () => {
    const first = await get({ extensions })
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    expect(first.headers.get('vary')).toBe('Accept, Accept-Language, Authorization')
    for (const known of [etag, `W/${etag}`, `"old", ${etag}`, '*']) {
      const again = await get({ extensions }, { 'if-none-match': known })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
      expect(again.headers.get('cache-control')).toBe('public, no-cache')
      expect(again.headers.get('vary')).toBe('Accept, Accept-Language, Authorization')
      expect(again.headers.get('content-type')).toBeNull()
    }
  })

  test('is sent when it is another by now', async () => {
    const etag = (await get({ extensions })).headers.get('etag') ?? ''
    visits++
    const later = await get({ extensions }, { 'if-none-match': etag })
    expect(later.status).toBe(200)
    expect(await later.json()).toMatchObject({ data: { visits } })
    expect(later.headers.get('etag')).not.toBe(etag)
  })

  test('has another tag as another type', async () => {
    const [json, graphql] = await Promise.all(
      ['application/json', 'application/graphql-response+json'].map(accept =>
        get({ extensions }, { accept }),
      ),
    )
    expect(json?.headers.get('etag')).not.toBe(graphql?.headers.get('etag'))
  })

  test.each<[string, () => Promise<Response>]>([
    ['with a token', () => get({ extensions }, { authorization: 'Bearer kb_x' })],
    ['whose document stands in the address', () => get({ query })],
    [
      'that failed',
      async () => (
        await remember('{ wrong visits }'),
        get({ extensions: named(sha256('{ wrong visits }')) })
      ),
    ],
    ['whose document is not known', () => get({ extensions: named(sha256('{ unknown }')) })],
  ])('is kept by nobody: %s', async (_what, ask) => {
    const response = await ask()
    expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store'])
    expect(response.status).toBe(200)
  })

  test('is not tagged when it was asked by POST', async () => {
    expect((await post({ extensions }, { 'if-none-match': '*' })).headers.get('etag')).toBeNull()
  })
})
