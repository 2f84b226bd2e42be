import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../src/access/token.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { makeContext } from '../../src/make-context.ts'
import { schema } from '../../src/schema.ts'
import { openWorld, type World } from '../support/world.ts'

// What a page of another site can make a browser send without asking it first: forms, and GET.

let world: World
let app: App
const token = makeToken()

beforeAll(async () => {
  world = await openWorld()
  const { database, search, viewers } = world
  // Where it would matter most: a base for trying things out, asked from this machine.
  const served = { database, search, viewers, allowsExampleSignIn: true, clock: () => new Date() }
  app = makeApp({
    config: { NODE_ENV: 'development' },
    database,
    schema,
    log: pino({ level: 'silent' }),
    context: ({ headers }) => makeContext(served, { headers, isLoopback: true }),
  })
  await world.prisma.token.create({ data: { name: 'a test', role: 'EDITOR', hash: hashToken(token) } })
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})

const send = (body: BodyInit, headers: Record<string, string>) =>
  app.fetch(
    new Request('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', ...headers },
      body,
    }),
  )

async function signIn(): Promise<{ query: string; variables: object }> {
  const context = await app.fetch(
    new Request('http://127.0.0.1:4000/graphql?query={examplePersons{id}}', {
      headers: { accept: 'application/json' },
    }),
  )
  const { data } = (await context.json()) as { data: { examplePersons: { id: string }[] } }
  const query = 'mutation ($id: ID!) { signInToExample(input: { id: $id }) { __typename } }'
  return { query, variables: { id: data.examplePersons[0]?.id } }
}

describe('a form of another site', () => {
  test('changes nothing, in whatever way it is sent', async () => {
    const { query, variables } = await signIn()
    const json = JSON.stringify({ query, variables })
    const tokens = () => world.prisma.token.count()
    const before = await tokens()
    const form = new URLSearchParams({ query, variables: JSON.stringify(variables) })
    const parts = new FormData()
    parts.set('query', query)
    parts.set('variables', JSON.stringify(variables))
    parts.set('operations', json)
    parts.set('map', '{}')
    const sent = [
      await send(form, {}),
      await send(parts, {}),
      await send(json, { 'content-type': 'text/plain' }),
      await send(json, { 'content-type': 'text/plain; application/json' }),
      await send(json, { 'content-type': 'text/plain, application/json' }),
      await send(new Blob([json]), {}),
      await send(query, { 'content-type': 'application/graphql' }),
    ]
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 415))
    expect(await tokens()).toBe(before)
    // The same as JSON, which a browser does not send elsewhere without leave, would have signed somebody in.
    const own = await send(json, { 'content-type': 'application/json' })
    expect(await own.json()).toMatchObject({ data: { signInToExample: { __typename: 'ExampleSession' } } })
    expect(await tokens()).toBe(before + 1)
  })

  test('gets no leave to send JSON', async () => {
    const preflight = await app.fetch(
      new Request('http://127.0.0.1:4000/graphql', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://elsewhere.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      }),
    )
    expect(preflight.ok).toBe(false)
    expect([...preflight.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})

test('a cookie signs nobody in, whatever it is called', async () => {
  const cookie = ['token', 'session', 'authorization', 'Authorization', 'kennisband'].map(
    name => `${name}=${token}`,
  )
  const ask = async (headers: Record<string, string>) => {
    const query = JSON.stringify({ query: '{ viewer { role } }' })
    return (await send(query, { 'content-type': 'application/json', ...headers })).json()
  }
  expect(await ask({ cookie: cookie.join('; ') })).toMatchObject({ data: { viewer: { role: 'VISITOR' } } })
  expect(await ask({ authorization: `Bearer ${token}` })).toMatchObject({
    data: { viewer: { role: 'EDITOR' } },
  })
})
