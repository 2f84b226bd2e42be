import { getNamedType, type GraphQLObjectType, isLeafType, isRequiredArgument } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../../src/schema.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// How many statements a change costs the database, next to its answer. Who signs in costs one more, now and then.

let world: World
let officer: Asker
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Scheldekerke')
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const statementsOf = async (story: () => Promise<unknown>) =>
  (await world.statementsOf(story)).filter(sql => !sql.includes('from token'))

const captured = (fields: string) =>
  `mutation ($input: CaptureLessonInput!) { captureLesson(input: $input) { ... on Lesson { ${fields} } ... on Problem { message } } }`
const edited = (fields: string) =>
  `mutation ($input: EditLessonInput!) { editLesson(input: $input) { ... on Lesson { ${fields} } ... on Problem { message } } }`
const columns =
  'id number title context outcome pillars state visibility isAnonymous experiencedOn version createdAt publishedAt'
const input = {
  ...{ title: 'De dijk houdt', lesson: 'Met klei.', outcome: 'WORKED', context: 'Aan zee: "nat"' },
  ...{ pillars: ['CIVIL_SOCIETY'], experiencedOn: '2026-05-04', countries: ['SN'] },
}

test('a capture that asks for nothing but the lesson itself is one statement, and answers as a look-up does', async () => {
  let answer: { captureLesson: { id: string } } | undefined
  const statements = await statementsOf(async () => {
    answer = await officer.ask(captured(columns), { input })
  })
  expect(statements).toHaveLength(1)
  const { node } = await officer.ask(`query ($id: ID!) { node(id: $id) { ... on Lesson { ${columns} } } }`, {
    id: answer?.captureLesson.id,
  })
  expect(answer?.captureLesson).toEqual(node)
})

test('what hangs on the lesson is read once it is written', async () => {
  const { captureLesson } = await officer.ask(captured('title countries { code } original { title }'), {
    input,
  })
  expect(captureLesson).toEqual({
    title: input.title,
    countries: [{ code: 'SN' }],
    original: { title: input.title },
  })
})

test('so is an edit: who may is provided for in it', async () => {
  const { captureLesson: lesson } = await officer.ask(captured('id version'), { input })
  const change = { id: lesson.id, expectedVersion: lesson.version, title: 'De dijk hield' }
  let answer: unknown
  const statements = await statementsOf(async () => {
    answer = await officer.ask(edited('title version context'), { input: change })
  })
  expect(answer).toEqual({
    editLesson: { title: 'De dijk hield', version: 2, context: input.context },
  })
  expect(statements).toHaveLength(1)
})

test('of a lesson of a visit it is two, under the same question about the visit', async () => {
  const { captureLesson: lesson } = await officer.ask(captured('id version'), { input })
  const { title, id: visitId } = await world.prisma.visit.findFirstOrThrow({
    where: { isDraft: false, municipalities: { some: { name: 'Scheldekerke' } } },
  })
  const elsewhere = await world.prisma.visit.findFirstOrThrow({
    where: {
      isDraft: false,
      municipalities: { none: { name: 'Scheldekerke' } },
      partnerships: { none: { members: { some: { municipality: { name: 'Scheldekerke' } } } } },
    },
  })
  const move = (to: string) =>
    world.prisma.lesson.updateMany({ where: { title: input.title, version: 1 }, data: { visitId: to } })
  const change = { id: lesson.id, expectedVersion: lesson.version, title: 'De dijk hield' }
  await move(elsewhere.id)
  const { editLesson: refused } = await officer.ask(edited('title'), { input: change })
  expect(refused.message).toMatch(/^visit: lessons of a visit are captured by/)
  await move(visitId)
  const statements = await statementsOf(async () => {
    expect(await officer.ask(edited('version'), { input: change })).toEqual({ editLesson: { version: 2 } })
  })
  expect(statements).toHaveLength(2)
  const { node } = await officer.ask(
    'query ($id: ID!) { node(id: $id) { ... on Lesson { visit { title } } } }',
    {
      id: lesson.id,
    },
  )
  expect(node.visit).toEqual({ title })
})

const leaves = Object.values((schema.getType('Lesson') as GraphQLObjectType).getFields()).filter(
  ({ args, type }) => !args.some(isRequiredArgument) && isLeafType(getNamedType(type)),
)

test.each(leaves.map(({ name }) => name))('%s alone is answered as a look-up does', async name => {
  const { captureLesson } = await officer.ask(captured(`key: id asked: ${name}`), { input })
  const { node } = await officer.ask(
    `query ($id: ID!) { node(id: $id) { ... on Lesson { key: id asked: ${name} } } }`,
    { id: captureLesson.key },
  )
  expect(captureLesson).toEqual(node)
})

test('a field with a resolver of its own finds all columns of what was written', async () => {
  const { visits } = await officer.ask('{ visits(first: 50) { nodes { id municipalities { name } } } }')
  const visit = visits.nodes.find((each: { municipalities: { name: string }[] }) =>
    each.municipalities.some(({ name }) => name === 'Scheldekerke'),
  )
  const noted = await editor.ask(
    `mutation ($input: NoteActorMetInput!) { noteActorMet(input: $input) { ... on ActorMet { isSupraLocal } ... on Problem { message } } }`,
    { input: { visit: visit.id, organisation: 'Regio', kind: 'SUPRA_LOCAL_GOVERNMENT' } },
  )
  expect(noted).toEqual({ noteActorMet: { isSupraLocal: true } })
})

test('of several changes in one request each is answered as it left the lesson', async () => {
  const { captureLesson: lesson } = await officer.ask(captured('id'), { input })
  const both = `mutation ($one: EditLessonInput!, $two: EditLessonInput!) {
    one: editLesson(input: $one) { ... on Lesson { title version countries { code } } }
    two: editLesson(input: $two) { ... on Lesson { title version } } }`
  const answer = await officer.ask(both, {
    one: { id: lesson.id, expectedVersion: 1, title: 'een', countries: ['BE'] },
    two: { id: lesson.id, expectedVersion: 2, title: 'twee' },
  })
  expect(answer).toEqual({
    one: { title: 'een', version: 2, countries: [{ code: 'BE' }] },
    two: { title: 'twee', version: 3 },
  })
})

test('who changes a thing out of his own sight is not shown it', async () => {
  const { captureLesson: lesson } = await officer.ask(captured('id'), { input })
  await officer.ask(
    'mutation ($input: SubmitLessonInput!) { submitLesson(input: $input) { ... on Lesson { state } } }',
    { input: { id: lesson.id } },
  )
  const returned = await editor.ask(
    `mutation ($input: ReturnLessonInput!) { returnLesson(input: $input) { __typename ... on ReturnedLesson { number } ... on Problem { message } } }`,
    { input: { id: lesson.id, reason: 'Wie gaf de klei?' } },
  )
  expect(returned.returnLesson.__typename).toBe('ReturnedLesson')
  const { node } = await editor.ask('query ($id: ID!) { node(id: $id) { id } }', { id: lesson.id })
  expect(node).toBeNull()
})
