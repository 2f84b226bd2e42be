import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// Who reads what of a political mission of Scheldekerke to Keur Latyr, written out by hand once more.
const readers = {
  INTERNAL: ['editor', 'officer'],
  FLEMISH: ['editor', 'officer', 'stranger'],
  NETWORK: ['editor', 'officer', 'stranger', 'partner', 'otherPartner'],
} as const

let world: World
let askers: Record<'editor' | 'officer' | 'stranger' | 'partner' | 'otherPartner' | 'visitor', Asker>
let visit: string
beforeAll(async () => {
  world = await openWorld()
  const { municipalities, partnerships } = await world.visitor.ask(
    '{ municipalities(first: 100) { nodes { name side } } partnerships(first: 100) { nodes { id name } } }',
  )
  const other = municipalities.nodes.find(
    (row: { name: string; side: string }) => row.side === 'SOUTH' && row.name !== 'Keur Latyr',
  ).name
  askers = {
    editor: await world.as('EDITOR'),
    officer: await world.as('OFFICER', 'Scheldekerke'),
    stranger: await world.as('OFFICER', 'Hazegem'),
    partner: await world.as('PARTNER', 'Keur Latyr'),
    otherPartner: await world.as('PARTNER', other),
    visitor: world.visitor,
  }
  const partnership = partnerships.nodes.find(
    ({ name }: { name: string }) => name === 'Scheldekerke – Keur Latyr',
  ).id
  visit = await mission('POLITICAL', partnership)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path } ... on ConflictError { currentVersion }'
const mission = async (type: string, partnership: string): Promise<string> =>
  (
    await askers.officer.ask(
      'mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ... on Visit { id } } }',
      {
        input: {
          title: 'Met de nieuwe coalitie',
          missionTypes: [type],
          partnerships: [partnership],
          startsOn: '2026-10-05',
          endsOn: '2026-10-09',
        },
      },
    )
  ).answer.id
const bottleneck = '... on Bottleneck { id text recommendation visibility version }'
const doing =
  (verb: 'noteBottleneck' | 'editBottleneck' | 'removeBottleneck', answered = bottleneck) =>
  async (asker: Asker, input: object) => {
    const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`
    return (
      await asker.ask(
        `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { __typename ${answered} ${problem} } }`,
        { input },
      )
    ).answer
  }
const note = doing('noteBottleneck')
const edit = doing('editBottleneck')
const remove = doing('removeBottleneck', '... on Visit { bottlenecks { id } }')
const words = { text: 'De oppositie wist van niets.', recommendation: 'Nodig haar uit op de stuurgroep.' }

test.each(Object.entries(readers))(
  'what is noted as %s is read by these and nobody else',
  async (visibility, those) => {
    const { id } = await note(askers.officer, { visit, ...words, visibility })
    const look =
      'query ($visit: ID, $id: ID!) { visit(id: $visit) { bottlenecks { id } } node(id: $id) { id } }'
    for (const [who, asker] of Object.entries(askers)) {
      const seen = await asker.ask(look, { visit, id })
      const may = those.some(reader => reader === who)
      expect([who, seen.node]).toEqual([who, may ? { id } : null])
      const listed = (seen.visit?.bottlenecks ?? []).some((row: { id: string }) => row.id === id)
      expect([who, listed]).toEqual([who, may])
    }
  },
)

test('it is internal unless said otherwise, changed by its version, and taken off', async () => {
  const noted = await note(askers.editor, { visit, ...words })
  expect(noted).toMatchObject({ ...words, visibility: 'INTERNAL', version: 1 })
  const change = { id: noted.id, expectedVersion: 1, recommendation: 'Praat eerst met de fractieleiders.' }
  expect(await edit(askers.officer, change)).toMatchObject({ text: words.text, version: 2 })
  expect(await edit(askers.officer, change)).toMatchObject({ __typename: 'ConflictError', currentVersion: 2 })
  const left = await remove(askers.officer, { id: noted.id, expectedVersion: 2 })
  expect(left.bottlenecks).not.toContainEqual({ id: noted.id })
})

test('for the partner an internal one is not there, whatever he tries', async () => {
  const { id } = await note(askers.officer, { visit, ...words })
  const nobody = Buffer.from('Bottleneck:0198f000-0000-7000-8000-000000000000').toString('base64')
  const tried = await remove(askers.partner, { id, expectedVersion: 1 })
  expect(tried).toMatchObject({ __typename: 'NotFoundError' })
  expect(await remove(askers.partner, { id: nobody, expectedVersion: 1 })).toEqual(tried)
})

test('what does not fit is refused, by the database too', async () => {
  const { partnerships } = await askers.officer.ask('{ partnerships(first: 100) { nodes { id name } } }')
  const technical = await mission(
    'TECHNICAL',
    partnerships.nodes.find(({ name }: { name: string }) => name === 'Scheldekerke – Keur Latyr').id,
  )
  const cases: [object, RegExp][] = [
    [{ visit: technical, ...words }, /on a political mission; this one is TECHNICAL/],
    [{ visit, ...words, recommendation: ' ' }, /how you would handle it/],
    [{ visit, ...words, visibility: 'PUBLIC' }, /is not for everyone/],
  ]
  for (const [input, message] of cases)
    expect(await note(askers.officer, input)).toMatchObject({ message: expect.stringMatching(message) })
  expect(await note(askers.partner, { visit, ...words })).toMatchObject({ __typename: 'ForbiddenError' })
  const { id } = await world.prisma.bottleneck.findFirstOrThrow()
  await expect(
    world.prisma.bottleneck.update({ where: { id }, data: { visibility: 'PUBLIC' } }),
  ).rejects.toThrow('bottleneck_not_public')
})
