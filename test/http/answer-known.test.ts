import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../src/access/token.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { makeContext } from '../../src/make-context.ts'
import { schema } from '../../src/schema.ts'
import { openWorld, type World } from '../support/world.ts'

// A document that was answered before is answered by a shorter way: from the answer nobody can tell.

let world: World
let app: App
let server: Server
let url: string
let token: string
const lines: { request?: string; operation?: string; statements?: number; msg: string }[] = []
const ways: ('short' | 'long')[] = []

beforeAll(async () => {
  world = await openWorld()
  await world.settled()
  token = makeToken()
  await world.prisma.token.create({
    data: { name: 'a test', role: 'EDITOR', hash: hashToken(token), createdAt: new Date('2026-01-01') },
  })
  const { database, viewers, search } = world
  const served = {
    database,
    viewers,
    search,
    allowsExampleSignIn: false,
    clock: () => new Date('2026-06-01'),
  }
  const log = pino(
    { base: null },
    new Writable({ write: (chunk, _, done) => (lines.push(JSON.parse(String(chunk))), done()) }),
  )
  app = makeApp({
    ...{ config: { NODE_ENV: 'production' }, database, schema, log },
    context(asked) {
      // The long way has a request of fetch, with all that its headers can do.
      ways.push('entries' in asked.headers ? 'long' : 'short')
      return makeContext(served, asked)
    },
  })
  server = createServer(app.listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/graphql`
})
afterAll(async () => {
  server?.close()
  server?.closeAllConnections()
  await app?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})
beforeEach(() => {
  lines.length = 0
  ways.length = 0
})

interface Sent {
  query: string
  variables?: unknown
  operationName?: string
  headers?: Record<string, string>
}

/** What can be seen of an answer, but for what is of one request only. */
async function send({ headers, ...body }: Sent) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const seen = new Map(response.headers)
  const id = seen.get('x-request-id') ?? ''
  for (const name of ['date', 'x-request-id']) seen.delete(name)
  const text = await response.text()
  return { status: response.status, headers: Object.fromEntries(seen), text: text.replaceAll(id, 'ID'), id }
}

/** The same request before and after its document is known. */
async function sendTwice(sent: Sent) {
  const query = `${sent.query} # ${Math.random()}`
  const [first, second] = [await send({ ...sent, query }), await send({ ...sent, query })]
  return { first: { ...first, id: '' }, second: { ...second, id: '' } }
}

const signedIn = () => ({ authorization: `Bearer ${token}` })

const questions: [string, () => Sent][] = [
  [
    'a page of lessons',
    () => ({ query: '{ lessons(first: 3) { totalCount nodes { title visit { title } } } }' }),
  ],
  [
    'one with values, for an editor',
    () => ({
      query: 'query One($n: Int!) { lesson(number: $n) { title author { name } state } }',
      variables: { n: 12 },
      headers: signedIn(),
    }),
  ],
  [
    'the second of two operations',
    () => ({ query: 'query A { __typename } query B { countries { code } }', operationName: 'B' }),
  ],
  ['labels in French', () => ({ query: '{ missionTypes { label } }', headers: { 'accept-language': 'fr' } })],
  [
    'a search',
    () => ({ query: '{ search(query: "afval") { totalCount nodes { ... on SearchHit { id } } } }' }),
  ],
  ['an error in a field', () => ({ query: '{ lessons(first: 500) { nodes { title } } }' })],
  ['a cursor that is none', () => ({ query: '{ lessons(after: "x") { nodes { title } } }' })],
  [
    'a variable of a wrong type',
    () => ({ query: 'query ($n: Int!) { lesson(number: $n) { title } }', variables: { n: 'x' } }),
  ],
  ['a variable that is not given', () => ({ query: 'query ($n: Int!) { lesson(number: $n) { title } }' })],
  ['no operation of that name', () => ({ query: 'query A { __typename }', operationName: 'B' })],
  ['two operations and no name', () => ({ query: 'query A { __typename } query B { __typename }' })],
  [
    'one that is too dear',
    () => ({
      query:
        'query ($n: Int) { lessons(first: $n) { nodes { visit { lessons(first: $n) { nodes { visit { lessons(first: $n) { totalCount } } } } } } } }',
      variables: { n: 100 },
    }),
  ],
  [
    'a token that nobody has',
    () => ({ query: '{ lessons { totalCount } }', headers: { authorization: `Bearer ${makeToken()}` } }),
  ],
  [
    'a refusal',
    () => ({ query: 'mutation { publishLesson(input: { id: "TGVzc29uOjE=", version: 1 }) { __typename } }' }),
  ],
  ['nothing of the sort', () => ({ query: '{ lesson(number: 999999) { title } node(id: "x") { id } }' })],
]

describe('the short way answers as the long one does', () => {
  test.each(questions)('%s', async (_name, sent) => {
    const { first, second } = await sendTwice(sent())
    expect(second).toEqual(first)
  })

  test.each([
    'application/graphql-response+json',
    '*/*',
    'text/html, */*;q=0.1',
    'application/json, text/plain, */*',
    'text/html',
  ])('whoever accepts %s', async accept => {
    const { first, second } = await sendTwice({ query: '{ lessons { totalCount } }', headers: { accept } })
    expect(second).toEqual(first)
    const wrong = await sendTwice({ query: '{ lessons(first: 999) { totalCount } }', headers: { accept } })
    expect(wrong.second).toEqual(wrong.first)
  })

  test('with the same line in the log, and one request id in answer and log', async () => {
    const query = 'query Page { lessons(first: 2) { nodes { title } } }'
    await send({ query })
    const { id } = await send({ query })
    expect(ways).toEqual(['long', 'short'])
    const [long, short] = lines.filter(({ msg }) => msg === 'answered')
    expect({ ...short, time: 0, request: '', ms: 0 }).toEqual({ ...long, time: 0, request: '', ms: 0 })
    expect(short).toMatchObject({ request: id, operation: 'Page' })
  })

  test('of an error too, which is executed once', async () => {
    const query = '{ lessons(first: 500) { nodes { title } } }'
    await send({ query })
    lines.length = 0
    const { id, text } = await send({ query })
    expect(ways).toEqual(['long', 'short'])
    expect(JSON.parse(text).errors[0].extensions.requestId).toBe('ID')
    expect(lines).toMatchObject([{ request: id, operation: 'query', msg: 'answered' }])
  })
})

describe('the long way stays for', () => {
  test('a document that nobody asked yet', async () => {
    await send({ query: '{ lessons { totalCount } } # new' })
    expect(ways).toEqual(['long'])
  })

  test('questions about the schema, which not everyone may ask', async () => {
    const query = '{ __schema { queryType { name } } }'
    expect((await send({ query, headers: signedIn() })).text).toContain('Query')
    expect((await send({ query })).text).toContain('signed in')
  })

  test('what is no JSON of a question, and says what is wrong', async () => {
    const post = (body: string) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect((await post('{')).status).toBe(400)
    expect((await post('[]')).status).toBe(400)
    expect((await post('{"query": 7}')).status).toBe(400)
    expect((await post(JSON.stringify({ query: '{ __typename }', extras: 1 }))).status).toBe(400)
  })

  test('more than a megabyte', async () => {
    const query = `{ __typename } #${'x'.repeat(1_000_001)}`
    expect((await send({ query })).status).toBe(413)
  })
})

test('the mutation of a known document is done once', async () => {
  const query = `mutation ($t: String!) {
    captureLesson(input: { title: $t, lesson: "Vraag het twee keer.", context: "Thuis.", outcome: MIXED, language: nl, visibility: FLEMISH }) {
      ... on Lesson { number title } ... on Problem { message }
    }
  }`
  for (const t of ['De eerste', 'De tweede']) {
    const { text } = await send({ query, variables: { t }, headers: signedIn() })
    expect(JSON.parse(text).data.captureLesson.title).toBe(t)
  }
  expect(ways).toEqual(['long', 'short'])
  expect(await world.prisma.lesson.count({ where: { title: { in: ['De eerste', 'De tweede'] } } })).toBe(2)
})
