import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { doing } from './asking.ts'

let world: World
let administrator: Asker
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  administrator = await world.as('ADMINISTRATOR')
  editor = await world.as('EDITOR')
})
afterAll(() => world[Symbol.asyncDispose]())

const change = doing(
  'changeWeighingRule',
  '__typename ... on WeighingRule { recentMonths togetherWeeks area required reason at } ... on Problem { message path }',
)
const weighed = async () =>
  (
    await editor.ask(
      '{ participations(filter: { states: [ASKED, WANTED, ADVISED] }, orderBy: { field: NUMBER, direction: ASC }) { nodes { number weighing { required present reasons { present } } } } }',
    )
  ).participations.nodes

test('an administrator changes how it is weighed, with why; what is open is weighed by it at once, and the former rule stays', async () => {
  const before = await weighed()
  const answer = await change(administrator, {
    togetherWeeks: 8,
    area: 'CONTINENT',
    required: [0, 1, 1, 2],
    reason: 'We willen meer bezoeken samen doen.',
  })
  expect(answer).toMatchObject({
    recentMonths: 24,
    togetherWeeks: 8,
    area: 'CONTINENT',
    required: [0, 1, 1, 2],
    reason: 'We willen meer bezoeken samen doen.',
    at: '2026-11-23T10:00:00.000Z',
  })
  const after = await weighed()
  const combined = (rows: { weighing: { reasons: { present: boolean }[] } }[]) =>
    rows.filter(({ weighing }) => weighing.reasons[5]?.present).length
  expect(combined(after)).toBeGreaterThan(combined(before))
  const { weighingRules } = await editor.ask('{ weighingRules { required reason user { role } } }')
  expect(weighingRules).toMatchObject([
    { required: [0, 1, 1, 2] },
    { required: [0, 1, 2, 3], reason: expect.stringMatching(/leaflet/) },
  ])
})

test.each([
  ['fewer reasons for a lower rank', { required: [0, 2, 1, 3] }, 'required'],
  ['three numbers', { required: [0, 1, 2] }, 'required'],
  ['more reasons than there are', { required: [0, 1, 2, 7] }, 'required'],
  ['no months', { recentMonths: 0 }, 'recentMonths'],
  ['half a year of weeks', { togetherWeeks: 27 }, 'togetherWeeks'],
  ['no reason', { recentMonths: 12, reason: ' ' }, 'reason'],
])('refuses %s', async (_what, given, field) => {
  const answer = await change(administrator, { reason: 'Daarom.', ...given })
  expect(answer.__typename).toBe('ValidationError')
  expect(answer.path.slice(0, 2)).toEqual(['input', field])
})

test('refuses who is no administrator, and what holds already', async () => {
  expect(await change(editor, { recentMonths: 12, reason: 'x' })).toMatchObject({
    __typename: 'ForbiddenError',
  })
  const { weighingRules } = await editor.ask('{ weighingRules { recentMonths } }')
  expect(
    await change(administrator, { recentMonths: weighingRules[0].recentMonths, reason: 'x' }),
  ).toMatchObject({ __typename: 'RuleError' })
})
