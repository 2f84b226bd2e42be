import { encodeGlobalID } from '@pothos/plugin-relay'
import { isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const kinds = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(type => type.getInterfaces().some(each => each.name === 'Node'))
  .map(type => type.name)

const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'

it('a node that is not there is null, of whatever kind', async () => {
  const ids = kinds.map(kind => encodeGlobalID(kind, '01930000-0000-7000-8000-000000000000'))
  expect(kinds).toEqual(expect.arrayContaining(['Lesson', 'GoodPractice', 'Visit', 'User', 'Revision']))
  expect(await world.visitor.ask(nodes, { ids })).toEqual({ nodes: kinds.map(() => null) })
  for (const id of ids) expect(await world.visitor.ask(node, { id })).toEqual({ node: null })
})

it('a node that the viewer may not see is null, beside those that may be seen', async () => {
  const hidden = await world.prisma.lesson.findFirstOrThrow({ where: { state: 'DRAFT' } })
  const shown = await world.prisma.lesson.findFirstOrThrow({
    where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
  })
  const visit = await world.prisma.visit.findFirstOrThrow()
  const [unseen = '', seen = '', journey = ''] = [
    encodeGlobalID('Lesson', hidden.id),
    encodeGlobalID('Lesson', shown.id),
    encodeGlobalID('Visit', visit.id),
  ]
  expect(await world.visitor.ask(nodes, { ids: [unseen, seen, journey] })).toEqual({
    nodes: [null, { __typename: 'Lesson', id: seen }, null],
  })
  const editor = await world.as('EDITOR')
  expect(await editor.ask(nodes, { ids: [unseen, journey] })).toEqual({
    nodes: [null, { __typename: 'Visit', id: journey }],
  })
})

it('many nodes of several kinds come in their order, with what hangs on them, in one statement', async () => {
  const lessons = await world.prisma.lesson.findMany({
    where: { state: 'PUBLISHED', visitId: { not: null } },
    include: { visit: true },
    take: 4,
  })
  const asked = lessons.flatMap(({ id, title, visit }) => [
    { id: encodeGlobalID('Lesson', id), title, visit: { title: visit?.title } },
    { id: encodeGlobalID('Visit', visit?.id ?? ''), title: visit?.title },
  ])
  const ids = asked.map(({ id }) => id)
  const editor = await world.as('EDITOR')
  const query = `query ($ids: [ID!]!) {
    nodes(ids: $ids) { id ... on Lesson { title visit { title } } ... on Visit { title } }
    again: nodes(ids: $ids) { ... on Lesson { number } }
  }`
  await editor.ask(query, { ids })
  await world.settled()
  const sent = await world.statementsOf(async () => {
    const { nodes, again } = await editor.ask(query, { ids })
    expect(nodes).toEqual(asked)
    const numbers = lessons.flatMap(({ number }) => [{ number }, {}])
    expect(again).toEqual(numbers)
  })
  expect(sent).toHaveLength(1)
})
