import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let visit: string
let person: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  const own = await officer.ask(
    '{ visits(first: 100) { nodes { id municipalities { name } } } people(first: 1) { nodes { id } } }',
  )
  visit = own.visits.nodes.find((row: { municipalities: { name: string }[] }) =>
    row.municipalities.some(({ name }) => name === 'Scheldekerke'),
  ).id
  person = own.people.nodes[0].id
  // The worker that fills the index has statements of its own.
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path }'
const record = async (asker: Asker, more: object) =>
  (
    await asker.ask(
      `mutation ($input: RecordActivityInput!) { answer: recordActivity(input: $input) { __typename ... on VisitActivity { activity { code } isPlanned doneOn person { id } note version } ... on ConflictError { currentVersion } ${problem} } }`,
      { input: { visit, ...more } },
    )
  ).answer
const remove = async (asker: Asker, more: object) =>
  (
    await asker.ask(
      `mutation ($input: RemoveActivityInput!) { answer: removeActivity(input: $input) { __typename ... on Visit { activities { activity { code } } } ${problem} } }`,
      { input: { visit, ...more } },
    )
  ).answer
const seenBy = async (asker: Asker) =>
  (
    await asker.ask(
      'query ($id: ID) { visit(id: $id) { activities { activity { number code phase label(language: fr) } isPlanned doneOn person { id } } } }',
      { id: visit },
    )
  ).visit?.activities

describe('the catalogue of activities', () => {
  test('has the thirteen of the association, in the order of a visit, in four languages', async () => {
    const { activities } = await world.visitor.ask(
      '{ activities { number phase nl: label(language: nl) fr: label(language: fr) es: label(language: es) en: label(language: en) } }',
    )
    expect(activities.map((row: { number: number }) => row.number)).toEqual(
      Array.from({ length: 13 }, (_, i) => i + 1),
    )
    const phases = activities.map((row: { phase: string }) => row.phase)
    expect([...new Set(phases)]).toEqual(['PREPARATION', 'ACCOMPANIMENT', 'PROCESSING'])
    expect(phases.lastIndexOf('PREPARATION')).toBe(3)
    expect(phases.lastIndexOf('ACCOMPANIMENT')).toBe(9)
    const labels = activities.flatMap(({ nl, fr, es, en }: Record<string, string>) => [nl, fr, es, en])
    expect(new Set(labels).size).toBe(13 * 4)
  })

  test('costs no more statements under a visit than the visit', async () => {
    await seenBy(editor)
    const sent = await world.statementsOf(() => seenBy(editor))
    expect(sent, sent.join('\n\n')).toHaveLength(1)
  })
})

describe('what the association does for a visit', () => {
  test('is planned, then done, by whom', async () => {
    const planned = await record(editor, { activity: 'field-visits', person })
    expect(planned).toMatchObject({ isPlanned: true, doneOn: null, person: { id: person }, version: 1 })
    const done = await record(editor, {
      activity: 'field-visits',
      person,
      doneOn: '2020-03-04',
      note: 'Twee wijken.',
      expectedVersion: 1,
    })
    expect(done).toMatchObject({ isPlanned: true, doneOn: '2020-03-04', note: 'Twee wijken.', version: 2 })
  })

  test('stands in the order of the catalogue, and is seen by those of the visit alone', async () => {
    await record(editor, { activity: 'terms-of-reference' })
    await record(editor, { activity: 'interviews', isPlanned: false, doneOn: '2020-03-05' })
    const seen = await seenBy(officer)
    const numbers = seen.map((row: { activity: { number: number } }) => row.activity.number)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect(numbers.length).toBeGreaterThan(1)
    expect(await seenBy(await world.as('PARTNER', 'Keur Latyr'))).toEqual(seen)
    expect(await seenBy(await world.as('OFFICER', 'Hazegem'))).toEqual([])
    expect(await seenBy(world.visitor)).toBeUndefined()
  })

  test('is not overwritten by who did not see what stands', async () => {
    await record(editor, { activity: 'feedback' })
    expect(await record(editor, { activity: 'feedback', note: 'x' })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 1,
    })
    expect(await record(editor, { activity: 'feedback', note: 'x', expectedVersion: 7 })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 1,
    })
  })

  test('is taken off again, and the history tells', async () => {
    await record(editor, { activity: 'personal-report' })
    const left = await remove(editor, { activity: 'personal-report', expectedVersion: 1 })
    expect(left.activities.map((row: { activity: { code: string } }) => row.activity.code)).not.toContain(
      'personal-report',
    )
    const { revisions } = await editor.ask(
      'query ($of: ID!) { revisions(of: $of, first: 2) { nodes { action fromState toState } } }',
      { of: visit },
    )
    expect(revisions.nodes).toEqual([
      { action: 'removeActivity', fromState: 'personal-report', toState: null },
      { action: 'recordActivity', fromState: null, toState: 'personal-report' },
    ])
    expect(await remove(editor, { activity: 'personal-report', expectedVersion: 1 })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'activity'],
    })
  })

  test.each([
    ['an activity of no catalogue', { activity: 'sightseeing' }, ['input', 'activity']],
    ['neither planned nor done', { activity: 'interviews', isPlanned: false }, ['input', 'doneOn']],
    ['done tomorrow', { activity: 'interviews', doneOn: '2100-01-01' }, ['input', 'doneOn']],
  ])('%s is refused by name', async (_what, more, path) => {
    expect(await record(editor, more)).toMatchObject({ __typename: 'ValidationError', path })
  })

  test('is recorded by the association alone', async () => {
    expect(await record(officer, { activity: 'interviews' })).toMatchObject({ __typename: 'ForbiddenError' })
    expect(await record(world.visitor, { activity: 'interviews' })).toMatchObject({
      __typename: 'NotFoundError',
    })
  })

  test('is guarded by the database too', async () => {
    const { id: activityId } = await world.prisma.activity.findFirstOrThrow()
    const { id: visitId } = await world.prisma.visit.findFirstOrThrow()
    await expect(
      world.prisma.visitActivity.create({ data: { visitId, activityId, isPlanned: false } }),
    ).rejects.toThrow('visit_activity_planned_or_done')
  })
})
