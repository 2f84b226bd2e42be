import { Writable } from 'node:stream'
import { createSchema } from 'graphql-yoga'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { NotFoundError, ValidationError } from '../../src/errors.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
let app: App
const lines: string[] = []

const schema = createSchema({
  typeDefs: `
    type Query { hello: String, twice: Int, secret: String, missing: String, refused: String }
    type Mutation { change: String }`,
  resolvers: {
    Query: {
      hello: () => 'hello',
      twice: async () => {
        await database.query('select 1')
        return database.prisma.lesson.count()
      },
      secret: () => {
        throw new Error('duplicate key (email)=(jan@example.org)')
      },
      missing: () => {
        throw new NotFoundError('There is no lesson 7.', ['id'])
      },
      refused: () => {
        throw ValidationError.at(['first'], 'At most 100.')
      },
    },
    Mutation: { change: () => 'changed' },
  },
})

beforeAll(async () => {
  database = await freshDatabase()
  const log = pino(
    { base: null },
    new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) }),
  )
  app = makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context: () => ({}) })
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
})
beforeEach(() => {
  lines.length = 0
})

const at = (path: string) => `http://127.0.0.1:4000${path}`

function ask(query: string, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ query, variables: {} })
  return app.fetch(
    new Request(at('/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    }),
  )
}

describe('a request', () => {
  test('has an id that its answer and its log line carry', async () => {
    const response = await ask('query Greet { hello }')
    const id = response.headers.get('x-request-id')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      request: id,
      method: 'POST',
      path: '/graphql',
      operation: 'Greet',
      status: 200,
    })
  })

  test('keeps the id that a proxy gave it, when it is one', async () => {
    expect((await ask('{ hello }', { 'x-request-id': 'proxy-0001' })).headers.get('x-request-id')).toBe(
      'proxy-0001',
    )
    expect((await ask('{ hello }', { 'x-request-id': 'a "b" c' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    )
  })

  test('is logged with the number of its own statements, also beside others', async () => {
    await Promise.all([ask('query Two { twice }'), ask('query None { hello }'), ask('query Two { twice }')])
    const counted = lines
      .map(line => JSON.parse(line))
      .map(({ operation, statements }) => [operation, statements])
    expect(counted.sort()).toEqual([
      ['None', 0],
      ['Two', 2],
      ['Two', 2],
    ])
  })

  test('leaves nothing in the log of what was asked, by whom or with what', async () => {
    await ask('query Q { hello(x: "jan@example.org") }', {
      authorization: 'Bearer kb_secret',
      'user-agent': 'Jans browser',
    })
    await ask('query Q { secret }')
    await app.fetch(new Request(at('/people/jan@example.org?name=Jan')))
    expect(lines).toHaveLength(4)
    expect(lines.join('')).not.toMatch(/jan|secret"|kb_|browser/i)
  })
})

describe('an error', () => {
  test('that is nobody’s business is masked, and found again by its request id', async () => {
    const response = await ask('{ secret }')
    const { data, errors } = (await response.json()) as {
      data: unknown
      errors: { message: string; path: string[]; extensions: object }[]
    }
    expect(data).toEqual({ secret: null })
    const id = response.headers.get('x-request-id')
    expect(errors).toMatchObject([{ path: ['secret'], extensions: { code: 'INTERNAL', requestId: id } }])
    expect(JSON.stringify(errors)).not.toContain('jan@example.org')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ request: id, msg: 'failed', error: { name: 'Error' } })
  })

  test('that the caller can act on says what it is', async () => {
    const problems = await (await ask('{ missing refused }')).json()
    expect(problems).toMatchObject({
      errors: [
        { message: 'There is no lesson 7.', extensions: { code: 'NOT_FOUND', path: ['id'] } },
        {
          message: 'At most 100.',
          extensions: { code: 'VALIDATION', fields: [{ path: ['first'], message: 'At most 100.' }] },
        },
      ],
    })
  })

  test('of the query names the request too, each time its own', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const response = await ask('{ nothingLikeThis }')
        expect(await response.json()).toMatchObject({
          errors: [{ extensions: { requestId: response.headers.get('x-request-id') } }],
        })
        return response.headers.get('x-request-id')
      }),
    )
    expect(new Set(ids).size).toBe(2)
  })
})

describe('what comes in', () => {
  test('is at most a megabyte, said in advance or not', async () => {
    const large = JSON.stringify({ query: '{ hello }', variables: { x: 'x'.repeat(1_000_000) } })
    const headers = { 'content-type': 'application/json' }
    const said = await app.fetch(new Request(at('/graphql'), { method: 'POST', headers, body: large }))
    expect(said.status).toBe(413)
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large))
        controller.close()
      },
    })
    const streamed = { method: 'POST', headers, body, duplex: 'half' }
    const unsaid = await app.fetch(new Request(at('/graphql'), streamed))
    expect(unsaid.status).toBe(413)
    expect(JSON.stringify(await unsaid.json())).toMatch(/large|size|bytes/i)
  })

  test('changes nothing by GET', async () => {
    const response = await app.fetch(
      new Request(at(`/graphql?query=${encodeURIComponent('mutation { change }')}`)),
    )
    expect(response.status).toBe(405)
  })

  test('from a page of another site gets no leave to read the answer', async () => {
    const response = await ask('{ hello }', { origin: 'https://elsewhere.example' })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the paths beside GraphQL', () => {
  test('/ leads to GraphQL', async () => {
    const response = await app.fetch(new Request(at('/')))
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql'])
  })

  test('/health/live answers while the process does', async () => {
    expect((await app.fetch(new Request(at('/health/live')))).status).toBe(200)
  })

  test('/health/ready says what the database and the index are at', async () => {
    const response = await app.fetch(new Request(at('/health/ready')))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      ready: true,
      reasons: [],
      migrationsPending: 0,
      index: { backlog: 0, lagSeconds: 0 },
    })
  })

  test('/health/ready refuses when changes have waited for the index too long', async () => {
    await database.query(
      `insert into outbox (kind, id, at) values ('Lesson', '01900000-0000-7000-8000-000000000000', now() - interval '1 hour')`,
    )
    const response = await app.fetch(new Request(at('/health/ready')))
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({
      ready: false,
      reasons: [expect.stringContaining('3600 seconds behind')],
    })
    await database.query('delete from outbox')
  })

  test('/health/ready bears a database that is at work on something long', async () => {
    const before = await app.fetch(new Request(at('/health/ready')))
    expect(before.status).toBe(200)
    await database.prisma.$transaction(async work => {
      await work.$executeRaw`select`
      const meanwhile = await app.fetch(new Request(at('/health/ready')))
      expect(meanwhile.status).toBe(200)
      expect(await meanwhile.json()).toMatchObject({ ready: true, migrationsPending: 0 })
    })
  })

  test('/health/ready refuses when the database does not answer', async () => {
    const closed = await freshDatabase()
    const parts = { database: closed, schema, log: pino({ level: 'silent' }), context: () => ({}) }
    await using lost = makeApp({ config: { NODE_ENV: 'production' }, ...parts })
    await closed[Symbol.asyncDispose]()
    const response = await lost.fetch(new Request(at('/health/ready')))
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ ready: false, reasons: ['The database does not answer.'] })
  })

  test('any other is not there', async () => {
    expect((await app.fetch(new Request(at('/admin')))).status).toBe(404)
  })
})

describe('GraphiQL', () => {
  const page = new Request(at('/graphql'), { headers: { accept: 'text/html' } })

  test('is not served in production', async () => {
    const response = await app.fetch(page.clone())
    expect([response.status, response.headers.get('content-type')]).toEqual([406, null])
  })

  test('comes whole, from nowhere else', async () => {
    const config = { NODE_ENV: 'development' }
    await using open = makeApp({
      config,
      database,
      schema,
      log: pino({ level: 'silent' }),
      context: () => Promise.reject(new Error()),
    })
    const response = await open.fetch(page.clone())
    expect(response.headers.get('content-type')).toContain('text/html')
    const html = await response.text()
    expect(html.match(/<(script|link|img|iframe)[^>]+(src|href)="?(https?:)?\/\//g)).toBeNull()
  })
})
