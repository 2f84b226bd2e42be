import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let partnership: string
let elsewhere: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { partnerships } = await editor.ask('{ partnerships(first: 100) { nodes { id name } } }')
  const rows: { id: string; name: string }[] = partnerships.nodes
  partnership = rows.find(({ name }) => name === 'Scheldekerke – Keur Latyr')?.id ?? ''
  elsewhere = rows.find(({ name }) => !name.includes('Scheldekerke'))?.id ?? ''
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path } ... on ConflictError { currentVersion }'
const result = '... on PlannedResult { id text policyDomain { code } dueOn droppedOn droppedReason version }'
const judged =
  '... on JudgedResult { judgement contribution sentence version plannedResult { id } visit { id } }'
const doing =
  (verb: 'planResult' | 'editPlannedResult' | 'dropPlannedResult' | 'judgeResult', answered: string) =>
  async (asker: Asker, input: object) => {
    const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`
    return (
      await asker.ask(
        `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { __typename ${answered} ${problem} } }`,
        { input },
      )
    ).answer
  }
const plan = doing('planResult', result)
const edit = doing('editPlannedResult', result)
const drop = doing('dropPlannedResult', result)
const judge = doing('judgeResult', judged)
const wanted = () => ({ partnership, text: 'Vier wijken worden twee keer per week opgehaald.' })
const mission = async (more: object = {}) =>
  (
    await officer.ask(
      `mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ... on Visit { id version } ${problem} } }`,
      {
        input: {
          title: 'Hoe ver staan we?',
          missionTypes: ['EVALUATION'],
          partnerships: [partnership],
          startsOn: '2026-11-02',
          endsOn: '2026-11-08',
          ...more,
        },
      },
    )
  ).answer
const sentence = { judgement: 'PARTLY', contribution: 'SOME', sentence: 'Drie van de vier wijken.' }

describe('a planned result', () => {
  test('is put on record, changed and dropped, with why', async () => {
    const planned = await plan(officer, {
      ...wanted(),
      policyDomain: 'waste-collection',
      dueOn: '2027-12-31',
    })
    expect(planned).toMatchObject({ policyDomain: { code: 'waste-collection' }, dueOn: '2027-12-31' })
    const which = { id: planned.id, expectedVersion: 1 }
    expect(await edit(editor, { ...which, dueOn: null })).toMatchObject({ dueOn: null, version: 2 })
    expect(await edit(editor, which)).toMatchObject({ __typename: 'ConflictError', currentVersion: 2 })
    const dropped = await drop(officer, {
      id: planned.id,
      expectedVersion: 2,
      reason: 'De stad neemt het over.',
    })
    expect(dropped).toMatchObject({ droppedOn: '2026-11-23', droppedReason: 'De stad neemt het over.' })
    expect(await edit(officer, { id: planned.id, expectedVersion: 3, text: 'x' })).toMatchObject({
      message: 'This result was dropped; it changes no more.',
    })
  })

  test('is read by the members of its partnership and the association alone', async () => {
    const { id } = await plan(officer, wanted())
    const look =
      'query ($id: ID) { partnership(id: $id) { plannedResults { id judgements { id: sentence } } } }'
    for (const asker of [officer, partner, editor])
      expect((await asker.ask(look, { id: partnership })).partnership.plannedResults).toContainEqual({
        id,
        judgements: [],
      })
    for (const asker of [stranger, world.visitor])
      expect((await asker.ask(look, { id: partnership })).partnership.plannedResults).toEqual([])
    await world.settled()
    expect(await world.statementsOf(() => officer.ask(look, { id: partnership }))).toHaveLength(1)
  })

  test('is kept by those who keep the partnership', async () => {
    expect(await plan(officer, { ...wanted(), partnership: elsewhere })).toMatchObject({
      __typename: 'ForbiddenError',
    })
    expect(await plan(partner, wanted())).toMatchObject({ __typename: 'ForbiddenError' })
    const { id } = await plan(officer, wanted())
    expect(await drop(stranger, { id, expectedVersion: 1, reason: 'x' })).toMatchObject({
      __typename: 'NotFoundError',
    })
  })
})

describe('an evaluation mission', () => {
  test('judges each result of its partnerships once, and changes its mind by the version', async () => {
    const [{ id: plannedResult }, { id: visit }] = [await plan(officer, wanted()), await mission()]
    const first = await judge(officer, { visit, plannedResult, ...sentence })
    expect(first).toMatchObject({ ...sentence, plannedResult: { id: plannedResult }, visit: { id: visit } })
    expect(await judge(editor, { visit, plannedResult, ...sentence })).toMatchObject({
      __typename: 'ConflictError',
      currentVersion: 1,
    })
    const better = { ...sentence, judgement: 'WILL_BE_REACHED', expectedVersion: 1 }
    expect(await judge(editor, { visit, plannedResult, ...better })).toMatchObject({
      judgement: 'WILL_BE_REACHED',
      version: 2,
    })
    const look = 'query ($id: ID) { visit(id: $id) { judgedResults { judgement } } }'
    expect((await partner.ask(look, { id: visit })).visit.judgedResults).toHaveLength(1)
    expect((await stranger.ask(look, { id: visit })).visit.judgedResults).toEqual([])
  })

  test('of later visits come first with the result', async () => {
    const { id: plannedResult } = await plan(officer, wanted())
    const days = { startsOn: '2024-03-04', endsOn: '2024-03-08' }
    for (const visit of [await mission(), await mission(days)])
      await judge(officer, { visit: visit.id, plannedResult, ...sentence })
    const { node } = await partner.ask(
      'query ($id: ID!) { node(id: $id) { ... on PlannedResult { judgements { visit { month } } } } }',
      { id: plannedResult },
    )
    expect(node.judgements).toEqual([{ visit: { month: '2026-11-01' } }, { visit: { month: '2024-03-01' } }])
  })

  test('is refused what it cannot judge', async () => {
    const { id: plannedResult } = await plan(officer, wanted())
    const visit = (await mission()).id
    const future = (await mission({ startsOn: '2027-03-01', endsOn: '2027-03-05' })).id
    const technical = (await mission({ missionTypes: ['TECHNICAL'] })).id
    const others = (await plan(editor, { ...wanted(), partnership: elsewhere })).id
    const cases: [object, RegExp][] = [
      [{ visit: future, plannedResult }, /once it has begun/],
      [{ visit: technical, plannedResult }, /on an evaluation mission; this one is TECHNICAL/],
      [{ visit, plannedResult, sentence: ' ' }, /what the judgement rests on/],
      [{ visit, plannedResult: others }, /there is no such planned result/],
    ]
    for (const [input, message] of cases)
      expect(await judge(officer, { ...sentence, ...input })).toMatchObject({
        message: expect.stringMatching(message),
      })
    expect(await judge(editor, { ...sentence, visit, plannedResult: others })).toMatchObject({
      message: 'plannedResult: it is not of a partnership of this visit.',
    })
    expect(await judge(partner, { ...sentence, visit, plannedResult })).toMatchObject({
      __typename: 'ForbiddenError',
    })
  })

  test('the database holds visit, partnership and finality together', async () => {
    const { prisma } = world
    const ours = await prisma.plannedResult.findFirstOrThrow({
      where: { partnership: { name: 'Scheldekerke – Keur Latyr' }, judgements: { none: {} } },
    })
    const visitOf = (where: object) => prisma.visit.findFirstOrThrow({ where, select: { id: true } })
    const write = (visitId: string) =>
      prisma.judgedResult.create({
        data: {
          visitId,
          plannedResultId: ours.id,
          judgement: 'REACHED',
          contribution: 'NONE',
          sentence: 'x',
        },
      })
    const foreign = await visitOf({ partnerships: { none: { id: ours.partnershipId } } })
    await expect(write(foreign.id)).rejects.toThrow('the results of the partnerships of its visit')
    const technical = await visitOf({
      partnerships: { some: { id: ours.partnershipId } },
      missionTypes: { none: { code: 'EVALUATION' } },
    })
    await expect(write(technical.id)).rejects.toThrow('for a visit of finality EVALUATION')
  })
})
