import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let mine: string[]
let elsewhere: string

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
const problem = '... on Problem { message path }'
const practice = `... on GoodPractice { id number title state visibility version confirmedBy { lesson { title } } policyDomains { code } } ${problem}`
const promote = `mutation ($input: PromoteToGoodPracticeInput!) { promoteToGoodPractice(input: $input) { __typename ${practice} } }`

beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  const north = await world.prisma.municipality.findFirstOrThrow({ where: { side: 'NORTH' } })
  officer = await world.as('OFFICER', north.name)
  const lessons = await world.prisma.lesson.findMany({
    where: { state: 'PUBLISHED', visibility: 'PUBLIC', partnershipId: { not: null } },
    orderBy: { number: 'asc' },
  })
  const [first] = lessons
  mine = lessons
    .filter(lesson => lesson.partnershipId === first?.partnershipId)
    .map(lesson => globalId('Lesson', lesson.id))
  elsewhere = globalId(
    'Lesson',
    lessons.find(lesson => lesson.partnershipId !== first?.partnershipId)?.id ?? '',
  )
})
afterAll(() => world[Symbol.asyncDispose]())

const wording = { title: 'Two keys for every pump', summary: 'Caretaker and committee each hold one.' }
const promoted = async (who: Asker, input: object) =>
  (await who.ask(promote, { input: { ...wording, ...input } })).promoteToGoodPractice

describe('promotion to good practice', () => {
  test('needs lessons of two partnerships', async () => {
    expect(await promoted(editor, { lessons: mine.slice(0, 2) })).toMatchObject({
      __typename: 'RuleError',
      message:
        'lessons: they were learned in one partnership and told to have helped in no other; a good practice is confirmed in a second one.',
      path: ['input', 'lessons'],
    })
  })

  test('carries along what its lessons are about, and is found', async () => {
    const done = await promoted(editor, { lessons: [mine[0], elsewhere] })
    expect(done).toMatchObject({ __typename: 'GoodPractice', state: 'PUBLISHED', visibility: 'PUBLIC' })
    expect(done.confirmedBy).toHaveLength(2)
    expect(done.policyDomains.length).toBeGreaterThan(0)
    await world.settled()
    const { search } = await world.visitor.ask(
      '{ search(query: "two keys pump", kinds: [GOOD_PRACTICE]) { nodes { ... on GoodPractice { title } } } }',
    )
    expect(search.nodes).toContainEqual({ title: wording.title })
  })

  test('with a key twice gives one practice', async () => {
    const input = { lessons: [mine[0], elsewhere], idempotencyKey: 'once' }
    expect((await promoted(editor, input)).id).toBe((await promoted(editor, input)).id)
  })

  test('has no more readers than its lessons', async () => {
    const hidden = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'NETWORK', partnershipId: { not: null } },
    })
    const lessons = [mine[0], elsewhere, globalId('Lesson', hidden.id)]
    expect(await promoted(editor, { lessons, visibility: 'PUBLIC' })).toMatchObject({
      __typename: 'RuleError',
      path: ['input', 'visibility'],
    })
    expect(await promoted(editor, { lessons })).toMatchObject({ visibility: 'NETWORK' })
  })

  test('is for editors, of published lessons, told in words', async () => {
    expect(await promoted(officer, { lessons: [mine[0], elsewhere] })).toMatchObject({
      __typename: 'ForbiddenError',
    })
    expect(await promoted(editor, { lessons: [mine[0]] })).toMatchObject({
      __typename: 'RuleError',
      path: ['input', 'lessons'],
    })
    const inReview = await world.prisma.lesson.findFirstOrThrow({ where: { state: 'IN_REVIEW' } })
    expect(await promoted(editor, { lessons: [mine[0], globalId('Lesson', inReview.id)] })).toMatchObject({
      __typename: 'RuleError',
      message: `lessons: lesson ${inReview.number} is not published.`,
      path: ['input', 'lessons', '1'],
    })
  })
})

describe('a good practice', () => {
  test('is edited, confirmed and withdrawn by the association', async () => {
    const { id, version } = await promoted(editor, { lessons: [mine[0], elsewhere] })
    const edit = `mutation ($input: EditGoodPracticeInput!) { editGoodPractice(input: $input) { __typename ${practice} ... on ConflictError { currentVersion } } }`
    const edited = await editor.ask(edit, { input: { id, expectedVersion: version, title: 'Three keys' } })
    expect(edited.editGoodPractice).toMatchObject({ title: 'Three keys', version: version + 1 })
    const late = await editor.ask(edit, { input: { id, expectedVersion: version, title: 'Four keys' } })
    expect(late.editGoodPractice).toMatchObject({ __typename: 'ConflictError', currentVersion: version + 1 })
    const confirm = `mutation ($input: ConfirmGoodPracticeInput!) { confirmGoodPractice(input: $input) { ${practice} } }`
    const confirmed = await editor.ask(confirm, { input: { id, lesson: mine[1] } })
    expect(confirmed.confirmGoodPractice.confirmedBy).toHaveLength(3)
    const withdraw = `mutation ($input: WithdrawGoodPracticeInput!) { withdrawGoodPractice(input: $input) { __typename ${practice} } }`
    expect((await officer.ask(withdraw, { input: { id, reason: 'x' } })).withdrawGoodPractice).toMatchObject({
      __typename: 'ForbiddenError',
    })
    expect(
      (await editor.ask(withdraw, { input: { id, reason: 'It was wrong.' } })).withdrawGoodPractice,
    ).toMatchObject({ state: 'WITHDRAWN' })
    expect(await officer.ask('query ($id: ID!) { goodPractice(id: $id) { title } }', { id })).toEqual({
      goodPractice: null,
    })
  })

  test('shows of its lessons those that its reader may see', async () => {
    const hidden = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'NETWORK', partnershipId: { not: null } },
    })
    const { id } = await promoted(editor, { lessons: [mine[0], elsewhere] })
    const practiceId = Buffer.from(id, 'base64').toString().split(':')[1] ?? ''
    await world.prisma.goodPracticeLesson.create({
      data: { practiceId, lessonId: hidden.id, partnershipId: hidden.partnershipId ?? '' },
    })
    const { goodPractice } = await world.visitor.ask(
      'query ($id: ID!) { goodPractice(id: $id) { confirmedBy { lesson { title } } } }',
      { id },
    )
    expect(goodPractice.confirmedBy).toHaveLength(2)
    expect(JSON.stringify(goodPractice)).not.toContain(hidden.title)
  })
})
