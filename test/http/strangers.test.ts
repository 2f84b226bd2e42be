import { getIntrospectionQuery } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../src/access/token.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { makeContext } from '../../src/make-context.ts'
import { schema } from '../../src/schema.ts'
import { makeAsker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
let app: App
const token = makeToken()
const headers = { authorization: `Bearer ${token}` }

beforeAll(async () => {
  world = await openWorld({ example: false })
  const { database, search, viewers } = world
  const served = { database, search, viewers, allowsExampleSignIn: false, clock: () => new Date() }
  app = makeApp({
    config: { NODE_ENV: 'production' },
    database,
    schema,
    log: pino({ level: 'silent' }),
    context: asked => makeContext(served, asked),
  })
  await world.prisma.token.create({ data: { name: 'a test', role: 'EDITOR', hash: hashToken(token) } })
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})

const slip = '{ lesons { nodes { title } } }'

describe('in production', () => {
  test('strangers are not shown the schema', async () => {
    const stranger = makeAsker(app)
    for (const query of [
      getIntrospectionQuery(),
      '{ ...A } fragment A on Query { __schema { types { name } } }',
    ])
      expect((await stranger.tryToAsk(query)).errors?.[0]?.message).toMatch(
        /^__schema: the schema is shown to those who are signed in; send a token/,
      )
    const type =
      'query ($name: String!) { __type(name: $name) { name fields { name } } a: __type(name: "Lesson") { name } }'
    expect(await stranger.ask(type, { name: 'Lesson' })).toEqual({ __type: null, a: null })
    expect(await stranger.ask('{ __typename lessons { __typename } }')).toEqual({
      __typename: 'Query',
      lessons: { __typename: 'LessonConnection' },
    })
  })

  test('strangers are not told what they may have meant', async () => {
    const { errors } = await makeAsker(app).tryToAsk(slip)
    expect(errors?.map(({ message }) => message)).toEqual(['Cannot query field "lesons" on type "Query".'])
    const wrong = 'query ($state: State!) { lessons(filter: { states: [$state] }) { totalCount } }'
    const { errors: ofValue } = await makeAsker(app).tryToAsk(wrong, { state: 'PUBLISHD' })
    expect(JSON.stringify(ofValue)).toMatch(/does not exist in .{0,3}State.{0,3} enum\./)
    expect(JSON.stringify(ofValue)).not.toContain('Did you mean')
  })

  test('neither are those whose token is not alive', async () => {
    const pretender = makeAsker(app, { authorization: `Bearer ${makeToken()}` })
    expect((await pretender.tryToAsk(slip)).errors?.[0]?.message).not.toContain('Did you mean')
    expect(await pretender.tryToAsk(getIntrospectionQuery())).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  test('whoever is signed in sees both, also after a stranger asked the same', async () => {
    const member = makeAsker(app, headers)
    expect((await member.ask(getIntrospectionQuery())).__schema.queryType.name).toBe('Query')
    expect((await member.tryToAsk(slip)).errors?.[0]?.message).toContain('Did you mean "lessons"')
    const type = '{ __type(name: "Lesson") { name } }'
    expect(await member.ask(type)).toEqual({ __type: { name: 'Lesson' } })
    expect(await makeAsker(app).ask(type)).toEqual({ __type: null })
    expect((await makeAsker(app).tryToAsk(getIntrospectionQuery())).errors).toBeDefined()
    expect((await makeAsker(app).tryToAsk(slip)).errors?.[0]?.message).not.toContain('Did you mean')
  })
})

test('elsewhere everybody sees both', async () => {
  expect((await world.visitor.ask(getIntrospectionQuery())).__schema.queryType.name).toBe('Query')
  expect((await world.visitor.tryToAsk(slip)).errors?.[0]?.message).toContain('Did you mean "lessons"')
})
