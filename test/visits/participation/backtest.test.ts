import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
})
afterAll(() => world[Symbol.asyncDispose]())

const query = `query ($from: Date, $to: Date) { weighingBacktest(from: $from, to: $to) { decisions agreeing
  byMissionType { missionType joined joinedAgainst refused refusedAgainst } byGround { ground refused refusedAgainst }
  disagreeing { number state decidedOn weighing { advice } } } }`

interface Row {
  number: number
  state: string
  refusalGround: string | null
  weighing: { missionType: string; advice: string }
}

test('holds past decisions against the rule of today, by finality and by ground', async () => {
  // In the example world every decision was made by the rule that holds, so what was weighed then says the same.
  const { participations } = await editor.ask(
    '{ participations(first: 100, filter: { states: [ACCEPTED, REFUSED, ACCOMPANIED, NOT_ACCOMPANIED] }) { nodes { number state refusalGround weighing { missionType advice } } } }',
  )
  const rows: Row[] = participations.nodes
  const { weighingBacktest } = await editor.ask(query)
  const joined = (row: Row) => row.state !== 'REFUSED'
  const agrees = (row: Row) => joined(row) === (row.weighing.advice === 'JOIN')
  expect(weighingBacktest.decisions).toBe(rows.length)
  expect(weighingBacktest.agreeing).toBe(rows.filter(agrees).length)
  expect(weighingBacktest.byMissionType).toEqual(
    ['IDENTIFICATION', 'EVALUATION', 'TECHNICAL', 'POLITICAL'].map(missionType => {
      const these = rows.filter(row => row.weighing.missionType === missionType)
      return {
        missionType,
        joined: these.filter(joined).length,
        joinedAgainst: these.filter(row => joined(row) && !agrees(row)).length,
        refused: these.filter(row => !joined(row)).length,
        refusedAgainst: these.filter(row => !joined(row) && !agrees(row)).length,
      }
    }),
  )
  expect(weighingBacktest.byGround).toEqual(
    ['NOT_OPPORTUNE', 'NO_TIME', 'NO_BUDGET'].map(ground => {
      const these = rows.filter(row => row.refusalGround === ground)
      return { ground, refused: these.length, refusedAgainst: these.filter(row => !agrees(row)).length }
    }),
  )
  expect(weighingBacktest.disagreeing.map((row: Row) => row.number).sort()).toEqual(
    rows
      .filter(row => !agrees(row))
      .map(row => row.number)
      .sort(),
  )
  expect(weighingBacktest.disagreeing.length).toBeGreaterThan(0)
})

test('of some days only, and by another rule', async () => {
  const { weighingBacktest: all } = await editor.ask(query)
  const { weighingBacktest: late } = await editor.ask(query, { from: '2026-09-01' })
  expect(late.decisions).toBeGreaterThan(0)
  expect(late.decisions).toBeLessThan(all.decisions)
  const administrator = await world.as('ADMINISTRATOR')
  await administrator.ask(
    'mutation { changeWeighingRule(input: { required: [0, 6, 6, 6], reason: "Om te zien." }) { __typename } }',
  )
  const { weighingBacktest: strict } = await editor.ask(query)
  const against = (rows: { missionType: string; joined: number; joinedAgainst: number }[]) =>
    rows.filter(row => row.missionType !== 'IDENTIFICATION').map(row => row.joined - row.joinedAgainst)
  expect(against(strict.byMissionType)).toEqual([0, 0, 0])
  // What was weighed for a decision stays as it was.
  expect(
    strict.disagreeing.some((row: Row) => row.state !== 'REFUSED' && row.weighing.advice === 'JOIN'),
  ).toBe(true)
})

test('is for the association', async () => {
  for (const asker of [
    world.visitor,
    await world.as('OFFICER', 'Demerhout'),
    await world.as('PARTNER', 'Keur Latyr'),
  ]) {
    const { errors } = await asker.tryToAsk(query)
    expect(errors?.[0]?.message).toBe('The association looks back at its own decisions.')
  }
})

test('costs two statements, and one for those that went the other way', async () => {
  await world.settled()
  const sent = await world.statementsOf(() => editor.ask(query))
  expect(sent.length).toBeLessThanOrEqual(3)
})
