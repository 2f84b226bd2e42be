import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitStatuses } from '../../../src/visits/visits/visit-status.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partnership: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  const { partnerships } = await editor.ask('{ partnerships(first: 100) { nodes { id name } } }')
  partnership = partnerships.nodes.find(
    ({ name }: { name: string }) => name === 'Scheldekerke – Keur Latyr',
  ).id
})
afterAll(() => world[Symbol.asyncDispose]())

const answer = `__typename ... on Visit { id version status closedOn cancelledReason } ... on Problem { message path }`
const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10)

async function recorded(from: number, to: number, report?: string) {
  const { createVisit } = await officer.ask(
    `mutation ($input: CreateVisitInput!) { createVisit(input: $input) { ${answer} } }`,
    {
      input: {
        title: 'Huisvuil',
        missionTypes: ['TECHNICAL'],
        partnerships: [partnership],
        startsOn: day(from),
        endsOn: day(to),
        report,
      },
    },
  )
  return createVisit
}
const done =
  (verb: 'closeVisit' | 'cancelVisit') =>
  async (asker: Asker, { id, version }: { id: string; version: number }, more: object = {}) =>
    (
      await asker.ask(
        `mutation ($input: ${verb === 'closeVisit' ? 'CloseVisitInput' : 'CancelVisitInput'}!) { answer: ${verb}(input: $input) { ${answer} } }`,
        { input: { id, expectedVersion: version, ...more } },
      )
    ).answer
const close = done('closeVisit')
const cancel = done('cancelVisit')

describe('a visit stands', () => {
  test.each([
    ['PLANNED', 1, 3],
    ['UNDER_WAY', 0, 3],
    ['UNDER_WAY', -3, 0],
    ['OVER', -3, -1],
  ])('as %s from day %i to %i', async (status, from, to) => {
    expect(await recorded(from, to)).toMatchObject({ status })
  })

  test('as reported once it was made and its report is there, then closed', async () => {
    const visit = await recorded(-9, -5, 'Twee wijken gezien.')
    expect(visit.status).toBe('REPORTED')
    expect(await close(officer, visit)).toMatchObject({ status: 'CLOSED', closedOn: day(0), version: 2 })
  })

  test('as cancelled, with why, and its history tells', async () => {
    const visit = await recorded(20, 25)
    expect(await cancel(officer, visit, { reason: 'Verkiezingen bij de partner.' })).toMatchObject({
      status: 'CANCELLED',
      cancelledReason: 'Verkiezingen bij de partner.',
    })
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of, first: 1) { nodes { action fromState toState reason } } }',
      { of: visit.id },
    )
    expect(revisions.nodes).toEqual([
      {
        action: 'cancel',
        fromState: 'PLANNED',
        toState: 'CANCELLED',
        reason: 'Verkiezingen bij de partner.',
      },
    ])
  })
})

describe('is refused with what would be right', () => {
  test.each([
    ['closing what is planned', 1, 3, undefined, /still to be made/],
    ['closing what is under way', 0, 3, undefined, /under way/],
    ['closing what nobody reported', -3, -1, undefined, /write its report first/],
  ])('%s', async (_what, from, to, report, message) => {
    expect(await close(officer, await recorded(from, to, report))).toMatchObject({
      __typename: 'RuleError',
      message: expect.stringMatching(message),
    })
  })

  test('cancelling what was made and reported, twice, or without a reason', async () => {
    expect(await cancel(officer, await recorded(-9, -5, 'Gezien.'), { reason: 'x' })).toMatchObject({
      message: 'This visit was made and reported; what was made is not cancelled.',
    })
    const visit = await recorded(5, 9)
    expect(await cancel(officer, visit, { reason: ' ' })).toMatchObject({ path: ['input', 'reason'] })
    const cancelled = await cancel(officer, visit, { reason: 'Ziekte.' })
    expect(await cancel(officer, cancelled, { reason: 'Ziekte.' })).toMatchObject({ __typename: 'RuleError' })
    expect(await close(officer, cancelled)).toMatchObject({ __typename: 'RuleError' })
  })

  test('by who has no part in it, or had read an older version', async () => {
    const visit = await recorded(5, 9)
    const stranger = await world.as('OFFICER', 'Hazegem')
    expect(await cancel(stranger, visit, { reason: 'x' })).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await cancel(officer, { ...visit, version: 7 }, { reason: 'x' })).toMatchObject({
      __typename: 'ConflictError',
    })
  })

  test('by the database too', async () => {
    const { id } = await world.prisma.visit.findFirstOrThrow({ where: { report: null } })
    const write = (data: object) => world.prisma.visit.update({ where: { id }, data })
    await expect(write({ closedOn: new Date() })).rejects.toThrow('visit_closed_with_a_report')
    await expect(write({ cancelledOn: new Date() })).rejects.toThrow('visit_says_why_cancelled')
  })
})

describe('the list of visits', () => {
  const list =
    'query ($statuses: [VisitStatus!]) { visits(first: 100, filter: { statuses: $statuses }) { totalCount nodes { id status } } }'

  beforeAll(() =>
    officer.ask(
      'mutation ($month: Date!) { draftVisit(input: { title: "Markt", month: $month }) { __typename } }',
      { month: day(40) },
    ),
  )

  test.each(visitStatuses)('finds by %s just those that say so of themselves', async status => {
    const all = (await editor.ask(list)).visits.nodes
    const same = all.filter((row: { status: string }) => row.status === status)
    expect(same.length).toBeGreaterThan(0)
    expect((await editor.ask(list, { statuses: [status] })).visits).toEqual({
      totalCount: same.length,
      nodes: same,
    })
  })

  test('tells an outsider nothing of where a visit stands', async () => {
    const stranger = await world.as('OFFICER', 'Hazegem')
    const all = (await stranger.ask(list)).visits.nodes
    const known = all.filter((row: { status: string | null }) => row.status !== null)
    expect(known.length).toBeLessThan(all.length)
    const found = (await stranger.ask(list, { statuses: visitStatuses })).visits.nodes
    expect(found).toEqual(known)
  })
})
