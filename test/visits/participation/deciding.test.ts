import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, idsOf, of, plan } from './asking.ts'

let world: World
let editor: Asker
let officer: Asker
let id: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Kempenrode')
  id = await idsOf(world)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const ask = doing('askForParticipation')
const want = doing('wantParticipation')
const accept = doing('acceptParticipation')
const refuse = doing('refuseParticipation')

const weighing = `rank missionType required present advice decidedAt outdatedSince explanation(language: en)
  reasons { reason present computed text(language: en) evidence { statedBy sentence change changedIn changedOn visit { id title } recommendation { number } lesson { number } } }`

interface Reason {
  reason: string
  present: boolean
  text: string
  evidence: { visit: { id: string } | null }[]
}
const weigh = async (participation: string, args = '', asker = editor) =>
  (
    await asker.ask(
      `query ($id: ID!) { participation(id: $id) { state version weighing${args} { ${weighing} } } }`,
      { id: participation },
    )
  ).participation.weighing
const presentOf = (weighed: { reasons: Reason[] }) =>
  weighed.reasons.filter(({ present }) => present).map(({ reason }) => reason)

/** A visit of Kempenrode to Ecuador, in a month in which nobody else is near, asked for by its officer. */
const newVisit = (more: object = {}) =>
  plan(world, {
    title: 'Naar Chillapamba',
    municipalities: [id['Kempenrode']],
    partnerships: [id['Kempenrode – Chillapamba']],
    ...more,
  })
const askFor = async (visit: string) =>
  ask(officer, {
    visit,
    staffMember: id['Sofie Wielewaal'],
    periodFrom: '2027-08-01',
    periodUntil: '2027-12-01',
    activities: ['field-visits'],
    why: 'Een tweede paar ogen.',
  })

describe('a decision', () => {
  const wanted = async (more: object) => want(officer, of(await askFor(await newVisit(more))))
  const far = { missionTypes: ['POLITICAL'], startsOn: '2028-06-05', endsOn: '2028-06-09' }

  test('against the advice asks for a reason', async () => {
    const request = await wanted(far)
    expect(await weigh(request.id)).toMatchObject({ advice: 'DO_NOT_JOIN', required: 3 })
    expect(await accept(editor, of(request))).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'reason'],
      message: expect.stringMatching(/speaks against joining/),
    })
    expect(
      await accept(editor, { ...of(request), reason: 'De burgemeester vraagt het zelf.' }),
    ).toMatchObject({ state: 'ACCEPTED', decisionReason: 'De burgemeester vraagt het zelf.' })
  })

  test('keeps what it was weighed with, whatever the record says later', async () => {
    const request = await wanted({ startsOn: '2029-06-04', endsOn: '2029-06-08' })
    await plan(world, {
      title: 'Ook in juni',
      municipalities: [id['Hazegem']],
      missionTypes: ['IDENTIFICATION'],
      countries: ['CO'],
      startsOn: '2029-06-11',
      endsOn: '2029-06-15',
    })
    const before = await weigh(request.id)
    const refused = await refuse(editor, { ...of(request), ground: 'NO_BUDGET', reason: 'Op.' })
    const kept = await weigh(refused.id)
    expect(kept).toEqual({ ...before, decidedAt: '2026-11-23T10:00:00.000Z' })
    await world.prisma.visit.updateMany({
      where: { title: 'Ook in juni' },
      data: { startsOn: new Date('2029-09-01'), endsOn: new Date('2029-09-05') },
    })
    const { reasons, ...rest } = await weigh(refused.id)
    expect(presentOf({ reasons })).toContain('COMBINATION')
    expect(rest).toMatchObject({ present: kept.present, outdatedSince: null })
    expect(await weigh(refused.id, '(asOfNow: true)')).toBeNull()
  })

  test('that rests on a combination is outdated once the other visit is moved, and is weighed anew', async () => {
    const request = await wanted({ startsOn: '2030-06-03', endsOn: '2030-06-07' })
    const other = await plan(world, {
      title: 'Juni 2030',
      municipalities: [id['Hazegem']],
      missionTypes: ['IDENTIFICATION'],
      countries: ['CO'],
      startsOn: '2030-06-10',
      endsOn: '2030-06-14',
    })
    const accepted = await accept(editor, of(request))
    expect(await weigh(accepted.id)).toMatchObject({ outdatedSince: null, present: 2, advice: 'JOIN' })
    const outdated = async () =>
      (await editor.ask('{ participations(filter: { isOutdated: true }) { nodes { id } } }')).participations
        .nodes
    expect(await outdated()).toEqual([])
    await editor.ask('mutation ($input: CancelVisitInput!) { cancelVisit(input: $input) { __typename } }', {
      input: { id: other, expectedVersion: 1, reason: 'Geen geld.' },
    })
    expect(await outdated()).toEqual([{ id: accepted.id }])
    expect(await weigh(accepted.id)).toMatchObject({ outdatedSince: expect.any(String), present: 2 })
    expect(await weigh(accepted.id, '(asOfNow: true)')).toMatchObject({ present: 1, decidedAt: null })
  })

  test('is void with the visit that is cancelled; nothing is weighed any more', async () => {
    const visit = await newVisit({ startsOn: '2028-06-05', endsOn: '2028-06-09' })
    const request = await want(officer, of(await askFor(visit)))
    await officer.ask(
      'mutation ($input: CancelVisitInput!) { cancelVisit(input: $input) { __typename ... on Problem { message } } }',
      {
        input: { id: visit, expectedVersion: 1, reason: 'De partner kan niet.' },
      },
    )
    const { participation } = await editor.ask(
      'query ($id: ID!) { participation(id: $id) { state endedOn endedReason version weighing { rank } } }',
      { id: request.id },
    )
    expect(participation).toEqual({
      state: 'VOID',
      endedOn: '2026-11-23',
      endedReason: 'De partner kan niet.',
      version: 3,
      weighing: null,
    })
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of, first: 1) { nodes { action fromState toState reason } } }',
      { of: request.id },
    )
    expect(revisions.nodes).toEqual([
      { action: 'void', fromState: 'WANTED', toState: 'VOID', reason: 'De partner kan niet.' },
    ])
    expect(await accept(editor, { id: request.id, expectedVersion: 3 })).toMatchObject({
      __typename: 'RuleError',
      path: ['input', 'id'],
    })
    expect(await askFor(visit)).toMatchObject({ __typename: 'RuleError', path: ['input', 'visit'] })
    const { data, errors } = await editor.tryToAsk(
      'query ($id: ID!) { visit(id: $id) { weighing { rank } } }',
      { id: visit },
    )
    expect(data).toEqual({ visit: { weighing: null } })
    expect(errors?.[0]).toMatchObject({
      message: 'This visit was cancelled; there is nothing to weigh.',
      path: ['visit', 'weighing'],
    })
  })

  test('is void when the municipality no longer travels', async () => {
    const visit = await newVisit({
      municipalities: [id['Kempenrode'], id['Lindervelde']],
      partnerships: [id['Agua Andes'] ?? id['Red Agua Andes'] ?? id['Kempenrode – Chillapamba']],
    })
    const request = await askFor(visit)
    await editor.ask(
      'mutation ($input: EditVisitInput!) { editVisit(input: $input) { __typename ... on Problem { message } } }',
      {
        input: {
          id: visit,
          expectedVersion: 1,
          municipalities: [id['Lindervelde']],
          partnerships: [id['Lindervelde – San Jorge Ixquil']],
          countries: ['GT'],
        },
      },
    )
    const { participation } = await editor.ask('query ($id: ID!) { participation(id: $id) { state } }', {
      id: request.id,
    })
    expect(participation).toEqual({ state: 'VOID' })
  })
})
