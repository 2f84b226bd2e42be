import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../support/world.ts'
import { doing, idsOf, of } from '../participation/asking.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path }'
const organise = doing(
  'organiseVisit',
  `__typename ... on Visit { id version invitations { id version municipality { name } } } ${problem}`,
)
const answer = doing('answerInvitation', `__typename ... on VisitInvitation { id answer } ${problem}`)
const edit = doing('editVisit', `__typename ... on Visit { id version } ${problem}`)
const planIt = doing('planVisit', `__typename ... on Visit { status } ${problem}`)

test('who looks for a partner comes along without one, on a visit that looks for partners and on no other', async () => {
  const id = await idsOf(world)
  const editor = await world.as('EDITOR')
  const { prisma } = world
  const visit = await organise(editor, {
    ...{ title: 'Samen op verkenning', countries: ['SN'], month: '2027-10-01' },
    ...{ missionTypes: ['IDENTIFICATION', 'TECHNICAL'] },
    invitations: [
      { municipality: id['Scheldekerke'], partnership: id['Scheldekerke – Keur Latyr'] },
      { municipality: id['Hazegem'] },
    ],
  })
  for (const { municipality, ...invitation } of visit.invitations) {
    const asker = await world.as('OFFICER', municipality.name)
    expect(await answer(asker, { ...of(invitation), answer: 'ACCEPTED' })).toMatchObject({
      answer: 'ACCEPTED',
    })
  }
  const versionOf = async () => {
    const { visit: its } = await editor.ask('query ($id: ID!) { visit(id: $id) { version } }', {
      id: visit.id,
    })
    return its.version
  }
  const technical = await edit(editor, {
    ...{ id: visit.id, expectedVersion: await versionOf(), missionTypes: ['TECHNICAL'] },
  })
  expect(technical.__typename).toBe('Visit')
  expect(await planIt(editor, of(technical))).toMatchObject({
    __typename: 'RuleError',
    message: expect.stringContaining('Hazegem'),
    path: ['input', 'id'],
  })
  const row = { id: Buffer.from(visit.id, 'base64').toString().split(':')[1] }
  await expect(prisma.visit.update({ where: row, data: { isDraft: false } })).rejects.toThrow(
    'in a partnership of its own',
  )
  const looking = await edit(editor, { ...of(technical), missionTypes: ['IDENTIFICATION'] })
  expect(await planIt(editor, of(looking))).toMatchObject({ status: 'PLANNED' })
})
