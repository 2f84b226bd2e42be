import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing, globalId, idsOf, of, plan } from './asking.ts'

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
const state = doing('stateParticipationReason')
const takeBack = doing('takeBackParticipationReason')

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
const reasonOf = (weighed: { reasons: Reason[] }, name: string) =>
  weighed.reasons.find(({ reason }) => reason === name)

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

describe('the rank', () => {
  test.each([
    [['IDENTIFICATION'], 1, 0],
    [['EVALUATION'], 2, 1],
    [['TECHNICAL'], 3, 2],
    [['POLITICAL'], 4, 3],
    [['POLITICAL', 'EVALUATION', 'TECHNICAL'], 2, 1],
  ])(
    'of a visit for %s is that of its highest finality, and says how many reasons it needs',
    async (missionTypes, rank, required) => {
      const visit = await newVisit({ missionTypes })
      const { visit: found } = await editor.ask(
        `query ($id: ID!) { visit(id: $id) { weighing { ${weighing} } } }`,
        { id: visit },
      )
      expect(found.weighing).toMatchObject({ rank, required, decidedAt: null })
      expect(found.weighing.advice).toBe(found.weighing.present >= required ? 'JOIN' : 'DO_NOT_JOIN')
    },
  )
})

describe('the reasons', () => {
  test('of a record follow from it, each with what shows it and a sentence', async () => {
    const request = await askFor(await newVisit({ startsOn: '2026-12-20', endsOn: '2026-12-28' }))
    const before = await weigh(request.id)
    expect(presentOf(before)).toEqual([])
    expect(before.advice).toBe('DO_NOT_JOIN')
    // In the example world Kempenrode was accompanied 540 days ago.
    expect(reasonOf(before, 'FOLLOW_UP')).toMatchObject({
      present: false,
      computed: true,
      text: expect.stringMatching(/^The association already accompanied Kempenrode on “.*” \(June 2025\)\.$/),
    })
    expect(reasonOf(before, 'COMBINATION')).toMatchObject({
      present: false,
      evidence: [],
      text: 'No other municipality travels to the same region within 2 weeks.',
    })

    const near = await plan(world, {
      title: 'Samen in de Andes',
      municipalities: [id['Hazegem']],
      partnerships: [],
      missionTypes: ['IDENTIFICATION'],
      countries: ['PE'],
      startsOn: '2027-01-11',
      endsOn: '2027-01-15',
    })
    const after = await weigh(request.id)
    expect(presentOf(after)).toEqual(['COMBINATION'])
    expect(reasonOf(after, 'COMBINATION')).toMatchObject({
      evidence: [{ visit: { id: near, title: 'Samen in de Andes' } }],
      text: 'At the same time (up to 2 weeks before or after) another delegation travels to the same region: Hazegem (“Samen in de Andes”, January 2027).',
    })
    expect(after.explanation).toBe(
      'Evaluation mission is the most relevant finality of this visit: rank 2 of 4. At that rank at least one additional reason is needed; there is one: combination with visits of other municipalities. That speaks for the association coming along. This is advice: talk it over; people decide.',
    )
  })

  test('a visit one day further off, elsewhere, cancelled or a draft is no combination', async () => {
    const request = await askFor(await newVisit({ startsOn: '2028-03-06', endsOn: '2028-03-12' }))
    const other = (more: object) =>
      plan(world, {
        municipalities: [id['Hazegem']],
        missionTypes: ['IDENTIFICATION'],
        countries: ['PE'],
        startsOn: '2028-03-08',
        endsOn: '2028-03-09',
        ...more,
      })
    await other({ startsOn: '2028-03-27', endsOn: '2028-03-29' })
    await other({ countries: ['GT'] })
    const cancelled = await other({})
    await editor.ask('mutation ($input: CancelVisitInput!) { cancelVisit(input: $input) { __typename } }', {
      input: { id: cancelled, expectedVersion: 1, reason: 'Geen tijd.' },
    })
    await editor.ask(
      'mutation ($input: DraftVisitInput!) { draftVisit(input: $input) { __typename ... on Visit { id } } }',
      {
        input: {
          title: 'Nog niet zeker',
          municipalities: [id['Hazegem']],
          countries: ['PE'],
          startsOn: '2028-03-08',
          endsOn: '2028-03-09',
        },
      },
    )
    expect(presentOf(await weigh(request.id))).not.toContain('COMBINATION')
    await other({ startsOn: '2028-03-26', endsOn: '2028-03-29' })
    expect(presentOf(await weigh(request.id))).toContain('COMBINATION')
  })

  test('that actors changed follows from coalition and counterpart on record, in North and South', async () => {
    const request = await askFor(await newVisit({ startsOn: '2028-06-05', endsOn: '2028-06-09' }))
    expect(presentOf(await weigh(request.id))).not.toContain('CONTINUITY')
    const record = doing(
      'recordActorChange',
      '__typename ... on ActorChange { id } ... on Problem { message path }',
    )
    const change = { municipality: id['Chillapamba'], kind: 'COUNTERPART', changedOn: '2026-11-02' }
    const stranger = await world.as('OFFICER', 'Oosterzande')
    expect(await record(stranger, change)).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await record(officer, { ...change, kind: 'COORDINATOR' })).toMatchObject({
      path: ['input', 'kind'],
    })
    expect(await record(officer, { ...change, changedOn: '2027-11-02' })).toMatchObject({
      path: ['input', 'changedOn'],
    })
    const recorded = await record(officer, change)
    const weighed = await weigh(request.id, '', officer)
    expect(reasonOf(weighed, 'CONTINUITY')).toMatchObject({
      present: true,
      evidence: [{ change: 'COUNTERPART', changedIn: 'Chillapamba', changedOn: '2026-11-02' }],
      text: 'A new counterpart in Chillapamba since 2 November 2026.',
    })
    const remove = doing('removeActorChange', '__typename ... on Problem { message }')
    expect(await remove(stranger, { id: recorded.id })).toMatchObject({ __typename: 'NotFoundError' })
    await remove(officer, { id: recorded.id })
    expect(presentOf(await weigh(request.id))).not.toContain('CONTINUITY')
  })

  test('that no record tells, both sides state, with a sentence and what shows it', async () => {
    const request = await askFor(await newVisit({ startsOn: '2028-06-05', endsOn: '2028-06-09' }))
    const lesson = await world.prisma.lesson.findFirstOrThrow({
      where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
    })
    const first = await state(officer, {
      ...of(request),
      reason: 'SUBSTANTIVE_PROBLEMS',
      sentence: 'Het kadaster ligt stil.',
      shownBy: globalId('Lesson', lesson.id),
    })
    const second = await state(editor, {
      ...of(first),
      reason: 'SUBSTANTIVE_PROBLEMS',
      sentence: 'Dat zien wij ook elders.',
    })
    const stated = reasonOf(await weigh(request.id, '', officer), 'SUBSTANTIVE_PROBLEMS')
    expect(stated).toMatchObject({
      present: true,
      computed: false,
      evidence: [
        { statedBy: 'MUNICIPALITY', sentence: 'Het kadaster ligt stil.', lesson: { number: lesson.number } },
        { statedBy: 'ASSOCIATION', sentence: 'Dat zien wij ook elders.', lesson: null },
      ],
      text: 'The municipality says: “Het kadaster ligt stil.” The association says: “Dat zien wij ook elders.”',
    })
    const third = await takeBack(editor, { ...of(second), reason: 'SUBSTANTIVE_PROBLEMS' })
    expect(await takeBack(editor, { ...of(third), reason: 'SUBSTANTIVE_PROBLEMS' })).toMatchObject({
      __typename: 'RuleError',
    })
    expect(reasonOf(await weigh(request.id), 'SUBSTANTIVE_PROBLEMS')?.evidence).toHaveLength(1)
    expect(
      await state(officer, { ...of(third), reason: 'FOLLOW_UP', sentence: 'Lang geleden.' }),
    ).toMatchObject({ __typename: 'ValidationError', path: ['input', 'reason'] })
    expect(
      await state(officer, {
        ...of(third),
        reason: 'PLANNED_ACTIVITIES',
        sentence: 'x',
        shownBy: globalId('Person', lesson.id),
      }),
    ).toMatchObject({ __typename: 'ValidationError', path: ['input', 'shownBy'] })
  })
})

test('a page of weighings with what they rest on costs five statements, however long it is', async () => {
  const query = (first: number) =>
    `{ participations(first: ${first}, filter: { states: [ASKED, WANTED, ADVISED, ACCEPTED, REFUSED] }) { totalCount nodes { number visit { title } weighing { ${weighing} } } } }`
  const cost = async (first: number) => {
    await editor.ask(query(first))
    return (await world.statementsOf(() => editor.ask(query(first)))).length
  }
  // The worker that fills the index has statements of its own.
  await world.settled()
  const few = await cost(8)
  expect(few).toBeLessThanOrEqual(5)
  expect(await cost(60)).toBe(few)
})
