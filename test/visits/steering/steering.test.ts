import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let partnership: string
let other: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { partnerships } = await editor.ask('{ partnerships(first: 100) { nodes { id name } } }')
  const rows: { id: string; name: string }[] = partnerships.nodes
  partnership = rows.find(({ name }) => name === 'Scheldekerke – Keur Latyr')?.id ?? ''
  other = rows.find(({ id, name }) => id !== partnership && !name.includes('Scheldekerke'))?.id ?? ''
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path } ... on ConflictError { currentVersion }'
const structure =
  '... on SteeringStructure { id text since policyDomains { code } partnership { id } visit { id } version }'
const doing = (verb: 'layDownSteering' | 'editSteering') => async (asker: Asker, input: object) => {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`
  return (
    await asker.ask(
      `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { __typename ${structure} ${problem} } }`,
      { input },
    )
  ).answer
}
const layDown = doing('layDownSteering')
const edit = doing('editSteering')
const mission = async (endsOn: string, more: object = {}): Promise<string> =>
  (
    await officer.ask(
      `mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ... on Visit { id } ${problem} } }`,
      {
        input: {
          title: 'Stuurgroep',
          missionTypes: ['TECHNICAL'],
          partnerships: [partnership],
          startsOn: endsOn,
          endsOn,
          ...more,
        },
      },
    )
  ).answer.id
const steering = {
  text: 'Twee keer per jaar, met beide secretarissen.',
  policyDomains: ['waste', 'civil-registry'],
}

test('a technical mission lays down how a partnership is steered, since its last day unless said otherwise', async () => {
  const visit = await mission('2025-03-07')
  expect(await layDown(officer, { visit, ...steering })).toMatchObject({
    since: '2025-03-07',
    partnership: { id: partnership },
    visit: { id: visit },
    version: 1,
  })
})

test('what holds now comes first, for the members and the association alone', async () => {
  const [early, late] = [await mission('2019-05-03'), await mission('2026-06-05')]
  await layDown(officer, { visit: late, ...steering, since: '2026-07-01' })
  await layDown(officer, { visit: early, ...steering, text: 'Jaarlijks.' })
  const look = 'query ($id: ID) { partnership(id: $id) { steeringStructures { since } } }'
  const seen = async (asker: Asker): Promise<string[]> =>
    (await asker.ask(look, { id: partnership })).partnership.steeringStructures.map(
      ({ since }: { since: string }) => since,
    )
  for (const asker of [officer, partner, editor]) {
    const days = await seen(asker)
    expect(days).toEqual([...days].sort().reverse())
    expect(days).toEqual(expect.arrayContaining(['2026-07-01', '2019-05-03']))
  }
  for (const asker of [stranger, world.visitor]) expect(await seen(asker)).toEqual([])
  await world.settled()
  expect(await world.statementsOf(() => seen(officer))).toHaveLength(1)
})

test('its wording is corrected by the version that was read', async () => {
  const { id } = await layDown(officer, { visit: await mission('2018-04-06'), ...steering })
  const change = { id, expectedVersion: 1, policyDomains: ['waste'] }
  expect(await edit(editor, change)).toMatchObject({
    policyDomains: [{ code: 'waste' }],
    version: 2,
  })
  expect(await edit(officer, change)).toMatchObject({ __typename: 'ConflictError', currentVersion: 2 })
  expect(await edit(stranger, { ...change, expectedVersion: 2 })).toMatchObject({
    __typename: 'NotFoundError',
  })
  expect(await edit(partner, { ...change, expectedVersion: 2 })).toMatchObject({
    __typename: 'ForbiddenError',
  })
})

test('what does not fit is refused, with what would be right', async () => {
  const visit = await mission('2017-03-03')
  await layDown(officer, { visit, ...steering })
  const political = await mission('2017-04-04', { missionTypes: ['POLITICAL'] })
  const cases: [object, RegExp][] = [
    [{ visit, ...steering }, /since that very day; edit that one/],
    [{ visit: political, ...steering }, /on a technical mission; this one is POLITICAL/],
    [{ visit, ...steering, partnership: other }, /not one of the partnerships of this visit/],
    [{ visit, ...steering, policyDomains: [] }, /at least one priority/],
    [{ visit, ...steering, policyDomains: ['garbage'] }, /"garbage" is not a policy domain/],
    [{ visit, ...steering, text: '' }, /who steers the cooperation/],
  ]
  for (const [input, message] of cases)
    expect(await layDown(officer, input)).toMatchObject({ message: expect.stringMatching(message) })
})

test('the database holds partnership, visit and finality together', async () => {
  const { prisma } = world
  const { id: partnershipId } = await prisma.partnership.findFirstOrThrow({
    where: { name: 'Scheldekerke – Keur Latyr' },
  })
  const since = new Date('2001-01-01')
  const write = (visitId: string) =>
    prisma.steeringStructure.create({ data: { partnershipId, visitId, text: 'x', since } })
  const foreign = await prisma.visit.findFirstOrThrow({
    where: { partnerships: { none: { id: partnershipId } } },
  })
  await expect(write(foreign.id)).rejects.toThrow('on a visit of its partnership')
  const political = await prisma.visit.findFirstOrThrow({
    where: { partnerships: { some: { id: partnershipId } }, missionTypes: { none: { code: 'TECHNICAL' } } },
  })
  await expect(write(political.id)).rejects.toThrow('for a visit of finality TECHNICAL')
})
