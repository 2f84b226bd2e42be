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
