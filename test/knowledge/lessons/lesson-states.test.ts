import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let officer: Asker
let neighbour: Asker
let editor: Asker
let id: string

beforeAll(async () => {
  world = await openWorld()
  const [one, other] = await world.prisma.municipality.findMany({
    where: { side: 'NORTH' },
    orderBy: { name: 'asc' },
  })
  officer = await world.as('OFFICER', one?.name)
  neighbour = await world.as('OFFICER', other?.name)
  editor = await world.as('EDITOR')
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path } ... on ConflictError { currentVersion }'
const answer = (name: string) =>
  name === 'returnLesson'
    ? `{ __typename ... on ReturnedLesson { number } ${problem} }`
    : `{ __typename ... on Lesson { id state version title } ${problem} }`
const act = (name: string, input: object) =>
  [
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${answer(name)} }`,
    { input },
  ] as const
const does = async (who: Asker, name: string, more: object = {}) =>
  (await who.ask(...act(name, { id, ...more })))[name]

beforeEach(async () => {
  const input = {
    title: 'Pay the drivers first',
    lesson: 'Wages before fuel.',
    outcome: 'MIXED',
    visibility: 'PUBLIC',
  }
  const { captureLesson } = await officer.ask(...act('captureLesson', input))
  id = captureLesson.id
})

const good = { significant: true, valid: true, applicable: true }
const publish = async () => {
  await does(officer, 'submitLesson')
  await does(editor, 'reviewLesson', good)
  return does(editor, 'publishLesson')
}

describe('the way of a lesson', () => {
  test('draft, in review, published: then everyone reads it', async () => {
    expect(await publish()).toMatchObject({ __typename: 'Lesson', state: 'PUBLISHED' })
    expect(await world.visitor.ask('query ($id: ID!) { lesson(id: $id) { title state } }', { id })).toEqual({
      lesson: { title: 'Pay the drivers first', state: 'PUBLISHED' },
    })
  })

  test('a draft is not there for anybody but its author, editors included', async () => {
    expect(await does(editor, 'editLesson', { expectedVersion: 1 })).toMatchObject({
      __typename: 'NotFoundError',
      message: 'There is no such lesson.',
    })
    expect(await does(neighbour, 'submitLesson')).toMatchObject({ __typename: 'NotFoundError' })
  })

  test('what may not be seen answers like what does not exist', async () => {
    const hidden = await does(neighbour, 'withdrawLesson', { reason: 'x' })
    id = Buffer.from('Lesson:01900000-0000-7000-8000-000000000000').toString('base64')
    expect(await does(neighbour, 'withdrawLesson', { reason: 'x' })).toEqual(hidden)
  })

  test('is not published without a review, nor after a bad one', async () => {
    await does(officer, 'submitLesson')
    expect(await does(editor, 'publishLesson')).toMatchObject({ __typename: 'RuleError' })
    await does(editor, 'reviewLesson', { ...good, valid: false, note: 'Where did you see this?' })
    expect(await does(editor, 'publishLesson')).toMatchObject({ __typename: 'RuleError' })
  })

  test('a "no" in a review says what is missing', async () => {
    await does(officer, 'submitLesson')
    expect(await does(editor, 'reviewLesson', { ...good, valid: false })).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'note'],
    })
  })

  test("returned to its author it is his draft again, out of the editor's sight", async () => {
    await does(officer, 'submitLesson')
    expect(await does(editor, 'returnLesson', { reason: 'Say where.' })).toMatchObject({
      __typename: 'ReturnedLesson',
    })
    expect(await editor.ask('query ($id: ID!) { lesson(id: $id) { title } }', { id })).toEqual({
      lesson: null,
    })
    expect(await does(officer, 'submitLesson')).toMatchObject({ state: 'IN_REVIEW' })
  })

  test('withdrawn it is gone for its readers and can be taken up again', async () => {
    await publish()
    expect(await does(neighbour, 'withdrawLesson', { reason: 'not mine' })).toMatchObject({
      __typename: 'ForbiddenError',
    })
    expect(await does(officer, 'withdrawLesson', { reason: 'The mayor asked.' })).toMatchObject({
      state: 'WITHDRAWN',
    })
    expect(await world.visitor.ask('query ($id: ID!) { lesson(id: $id) { title } }', { id })).toEqual({
      lesson: null,
    })
    expect(await does(officer, 'submitLesson')).toMatchObject({ state: 'IN_REVIEW' })
  })

  test('a step that does not exist is refused in words', async () => {
    expect(await does(officer, 'withdrawLesson', { reason: 'x' })).toMatchObject({
      __typename: 'RuleError',
      message: 'It is a draft and cannot become withdrawn; from here it can become in review.',
    })
  })
})

describe('editing', () => {
  test('changes what is given, counts the version, keeps the wording first sent in', async () => {
    expect(
      await does(officer, 'editLesson', { expectedVersion: 1, title: 'Pay drivers first' }),
    ).toMatchObject({ title: 'Pay drivers first', version: 2 })
    const { lesson } = await officer.ask(
      'query ($id: ID!) { lesson(id: $id) { lesson original { title } } }',
      { id },
    )
    expect(lesson).toEqual({ lesson: 'Wages before fuel.', original: { title: 'Pay the drivers first' } })
  })

  test('on a stale version overwrites nothing and says which stands', async () => {
    await does(officer, 'editLesson', { expectedVersion: 1, title: 'Mine' })
    expect(await does(officer, 'editLesson', { expectedVersion: 1, title: 'Yours' })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 2,
    })
  })

  test('is for the association from review on', async () => {
    await does(officer, 'submitLesson')
    expect(await does(officer, 'editLesson', { expectedVersion: 2, title: 'x' })).toMatchObject({
      __typename: 'ForbiddenError',
    })
    expect(await does(editor, 'editLesson', { expectedVersion: 2, title: 'Better' })).toMatchObject({
      title: 'Better',
    })
  })

  test('leaves who, when, what and why, for the association to read', async () => {
    await publish()
    await does(officer, 'withdrawLesson', { reason: 'The mayor asked.' })
    const history = 'query ($id: ID!) { revisions(of: $id) { nodes { action fromState toState reason } } }'
    const { revisions } = await editor.ask(history, { id })
    expect(revisions.nodes.map((r: { action: string }) => r.action)).toEqual(
      expect.arrayContaining(['withdraw', 'publish', 'review', 'submit', 'capture']),
    )
    expect(revisions.nodes).toContainEqual({
      action: 'withdraw',
      fromState: 'PUBLISHED',
      toState: 'WITHDRAWN',
      reason: 'The mayor asked.',
    })
    expect(await officer.ask(history, { id })).toEqual({ revisions: { nodes: [] } })
  })
})
