import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let stranger: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  stranger = await world.as('OFFICER', 'Hazegem')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path } ... on ConflictError { currentVersion }'
const mission = async (more: object = {}) =>
  (
    await officer.ask(
      `mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ... on Visit { id version } ${problem} } }`,
      {
        input: {
          title: 'Op zoek in Benin',
          missionTypes: ['IDENTIFICATION'],
          countries: ['BJ'],
          pillars: ['POLITICAL', 'ADMINISTRATION'],
          startsOn: '2026-10-01',
          endsOn: '2026-10-09',
          ...more,
        },
      },
    )
  ).answer
const identification =
  'identification { checks { point holds sentence } isComplete pillarsInvolved pillarsMissing languages languageNames(language: nl) channels version }'
const record = async (asker: Asker, visit: string, input: object) =>
  (
    await asker.ask(
      `mutation ($input: RecordIdentificationInput!) { answer: recordIdentification(input: $input) { __typename ... on Visit { ${identification} } ${problem} } }`,
      { input: { visit, ...input } },
    )
  ).answer
const points = [
  'SPIRIT_OF_THE_PROGRAMME',
  'COLLEAGUE_TO_COLLEAGUE',
  'CAPACITY_BUILDING',
  'THREE_PILLARS',
  'COMMUNICATION',
  'SUPRA_LOCAL_SETTING',
]

describe('what an identification mission found', () => {
  test('is said point by point, and the rest stays open', async () => {
    const { id } = await mission()
    const pillars = { point: 'THREE_PILLARS', holds: 'PARTLY', sentence: 'Zonder het middenveld.' }
    const first = await record(officer, id, {
      checks: [{ point: 'COLLEAGUE_TO_COLLEAGUE', holds: 'YES' }, pillars],
      languages: ['fr', 'fon'],
      channels: 'WhatsApp met de secretaris.',
    })
    expect(first.identification).toMatchObject({
      isComplete: false,
      pillarsInvolved: ['POLITICAL', 'ADMINISTRATION'],
      pillarsMissing: ['CIVIL_SOCIETY'],
      languageNames: ['Frans', 'Fon'],
      version: 1,
    })
    expect(first.identification.checks.map(({ point }: { point: string }) => point)).toEqual(points)
    expect(first.identification.checks).toContainEqual(pillars)
    expect(first.identification.checks[0].holds).toBeNull()
    const rest = points.map(point => ({ point, holds: 'YES' }))
    const all = await record(editor, id, { checks: rest, expectedVersion: 1 })
    expect(all.identification).toMatchObject({ isComplete: true, languages: ['fr', 'fon'], version: 2 })
  })

  test('is read inside the visit, in one statement, and by nobody else', async () => {
    const { id } = await mission()
    await record(officer, id, { checks: [{ point: 'COMMUNICATION', holds: 'YES' }] })
    const look = `query ($id: ID) { visit(id: $id) { ${identification} } }`
    expect((await stranger.ask(look, { id })).visit).toEqual({ identification: null })
    await world.settled()
    expect(await world.statementsOf(() => officer.ask(look, { id }))).toHaveLength(1)
  })

  test.each([
    [
      'what lacks without a word of it',
      { checks: [{ point: 'COMMUNICATION', holds: 'NO' }] },
      /what is lacking/,
    ],
    [
      'a point twice',
      {
        checks: [
          { point: 'COMMUNICATION', holds: 'YES' },
          { point: 'COMMUNICATION', holds: 'YES' },
        ],
      },
      /each point stands in the list once/,
    ],
    ['a language that is none', { languages: ['frans!'] }, /a language tag, such as fr or wo/],
  ])('with %s is refused', async (_what, input, message) => {
    const { id } = await mission()
    expect(await record(officer, id, input)).toMatchObject({
      __typename: 'ValidationError',
      message: expect.stringMatching(message),
    })
  })

  test('is overwritten by nobody who did not read it', async () => {
    const { id } = await mission()
    await record(officer, id, { channels: 'Telefoon.' })
    for (const expectedVersion of [undefined, 7])
      expect(await record(editor, id, { channels: 'Post.', expectedVersion })).toMatchObject({
        __typename: 'ConflictError',
        currentVersion: 1,
      })
  })

  test('is for identification missions, which stay so', async () => {
    const { visits } = await officer.ask(
      '{ visits(first: 100, filter: { missionTypes: [POLITICAL] }) { nodes { id missionTypes { code } municipalities { name } } } }',
    )
    const political = visits.nodes.find(
      (row: { missionTypes: object[]; municipalities: { name: string }[] }) =>
        row.missionTypes.length === 1 && row.municipalities.some(({ name }) => name === 'Scheldekerke'),
    )
    expect(await record(officer, political.id, { channels: 'x' })).toMatchObject({
      message: 'visit: an identification is recorded of an identification mission; this one is POLITICAL.',
    })
    const { id, version } = await mission()
    await record(officer, id, { channels: 'Telefoon.' })
    const { editVisit } = await officer.ask(
      `mutation ($input: EditVisitInput!) { editVisit(input: $input) { __typename ${problem} } }`,
      { input: { id, expectedVersion: version, missionTypes: ['POLITICAL'] } },
    )
    expect(editVisit).toMatchObject({ __typename: 'RuleError', path: ['input', 'missionTypes'] })
  })

  test('the database holds the record and the finality together', async () => {
    const { id } = await world.prisma.visit.findFirstOrThrow({
      where: { missionTypes: { none: { code: 'IDENTIFICATION' } } },
    })
    await expect(world.prisma.identification.create({ data: { visitId: id } })).rejects.toThrow(
      'for a visit of finality IDENTIFICATION',
    )
    const recorded = await world.prisma.identification.findFirstOrThrow()
    await expect(
      world.prisma.$executeRaw`delete from "_MissionTypeToVisit" where "B" = ${recorded.visitId}::uuid`,
    ).rejects.toThrow(/for a visit of finality IDENTIFICATION|at least one mission type/)
    await expect(
      world.prisma.identificationCheck.create({
        data: { visitId: recorded.visitId, point: 'SUPRA_LOCAL_SETTING', holds: 'NO' },
      }),
    ).rejects.toThrow('identification_check_says_what_lacks')
  })
})
