import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pino } from 'pino'
import { makeApp } from '../../../src/http/make-app.ts'
import { makeContext } from '../../../src/make-context.ts'
import { schema } from '../../../src/schema.ts'
import { type Asker, makeAsker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

/** The same world as asked from this machine, or from elsewhere, where the example may be entered or not. */
function door({
  isLoopback,
  allowsExampleSignIn,
}: {
  isLoopback: boolean
  allowsExampleSignIn: boolean
}): Asker {
  const { database, viewers, search } = world
  const served = { database, viewers, search, allowsExampleSignIn, clock: () => today }
  const app = makeApp({
    config: { NODE_ENV: 'test' },
    database: world.database,
    schema,
    log: pino({ level: 'silent' }),
    context: asked => makeContext(served, { ...asked, isLoopback }),
  })
  return makeAsker(app)
}

const persons = '{ examplePersons { id name role municipality } }'
const signIn =
  'mutation ($id: ID!) { signInToExample(input: { id: $id }) { __typename ... on ExampleSession { token } ... on Problem { message } } }'
const open = { isLoopback: true, allowsExampleSignIn: true }

async function enter(asker: Asker, role: string): Promise<Asker> {
  const { examplePersons } = await asker.ask(persons)
  const { id } = examplePersons.find((person: { role: string }) => person.role === role)
  const { signInToExample } = await asker.ask(signIn, { id })
  return asker.with({ authorization: `Bearer ${signInToExample.token}` })
}

describe('the example world', () => {
  test('is entered from this machine as one of its persons', async () => {
    const officer = await enter(door(open), 'OFFICER')
    const { viewer } = await officer.ask('{ viewer { role municipality { name } user { person { name } } } }')
    expect(viewer).toMatchObject({
      role: 'OFFICER',
      municipality: { name: expect.any(String) },
      user: { person: { name: expect.any(String) } },
    })
  })

  test.each([
    ['from another machine', { isLoopback: false, allowsExampleSignIn: true }],
    ['where DATABASE_URL is set or --empty was given', { isLoopback: true, allowsExampleSignIn: false }],
  ])('is not entered %s', async (_name, closed) => {
    const { examplePersons } = await door(open).ask(persons)
    expect(await door(closed).ask(persons)).toEqual({ examplePersons: [] })
    const { signInToExample } = await door(closed).ask(signIn, { id: examplePersons[0].id })
    expect(signInToExample).toMatchObject({ __typename: 'ForbiddenError' })
  })

  test('a session of it ends at the door of this machine', async () => {
    const { examplePersons } = await door(open).ask(persons)
    const { signInToExample } = await door(open).ask(signIn, { id: examplePersons[0].id })
    const elsewhere = door({ isLoopback: false, allowsExampleSignIn: true }).with({
      authorization: `Bearer ${signInToExample.token}`,
    })
    const { errors } = await elsewhere.tryToAsk('{ viewer { role } }')
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })

  test('what its people write leaves with it', async () => {
    const officer = await enter(door(open), 'OFFICER')
    const { captureLesson } = await officer.ask(
      'mutation { captureLesson(input: { title: "Mine", lesson: "Trying it out", outcome: WORKED }) { ... on Lesson { number } } }',
    )
    expect(await world.prisma.lesson.findUnique({ where: { number: captureLesson.number } })).toMatchObject({
      isExample: true,
    })
  })

  // The last one, as it closes the door for good.
  test('is closed by the first real user, for sessions that are open too', async () => {
    const officer = await enter(door(open), 'OFFICER')
    const administrator = await world.as('ADMINISTRATOR')
    const person = await world.prisma.person.create({ data: { name: 'Somebody real' } })
    const create =
      'mutation ($id: ID!) { createUser(input: { person: $id, role: EDITOR }) { __typename ... on User { role } ... on Problem { message } } }'
    const { createUser } = await administrator.ask(create, {
      id: Buffer.from(`Person:${person.id}`).toString('base64'),
    })
    expect(createUser).toEqual({ __typename: 'User', role: 'EDITOR' })
    expect(await door(open).ask(persons)).toEqual({ examplePersons: [] })
    const { errors } = await officer.tryToAsk('{ viewer { role } }')
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
  })
})

describe('a token', () => {
  const who = '{ viewer { role } }'
  test('that is unknown, or no token at all, is refused and not taken for a visitor', async () => {
    for (const authorization of ['Bearer nonsense', `Bearer kb_${'x'.repeat(43)}`, 'Basic abc']) {
      const { errors } = await world.visitor.with({ authorization }).tryToAsk(who)
      expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    }
  })

  test('ends when it is revoked, when its day has come, and when its user is disabled', async () => {
    const editor = await world.as('EDITOR')
    // Within a second, as soon as this process hears of it.
    const answers = (what: object) => expect.poll(() => editor.tryToAsk(who)).toMatchObject(what)
    const isSignedIn = () => answers({ data: { viewer: { role: 'EDITOR' } } })
    const isRefused = () => answers({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    await isSignedIn()
    const token = await world.prisma.token.findFirstOrThrow({
      where: { role: 'EDITOR' },
      orderBy: { id: 'desc' },
    })
    const user = await world.prisma.user.findFirstOrThrow({ where: { role: 'EDITOR' } })
    for (const [change, back] of [
      [{ revokedAt: today }, { revokedAt: null }],
      [{ expiresAt: today }, { expiresAt: null }],
    ]) {
      await world.prisma.token.update({ where: { id: token.id }, data: change ?? {} })
      await isRefused()
      await world.prisma.token.update({ where: { id: token.id }, data: back ?? {} })
      await isSignedIn()
    }
    await world.prisma.token.update({ where: { id: token.id }, data: { userId: user.id } })
    await world.prisma.user.update({ where: { id: user.id }, data: { disabledAt: today } })
    await isRefused()
  })
})
