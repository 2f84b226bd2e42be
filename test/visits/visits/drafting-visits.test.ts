import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let partnership: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { partnerships } = await editor.ask('{ partnerships(first: 100) { nodes { id name } } }')
  partnership = partnerships.nodes.find(
    ({ name }: { name: string }) => name === 'Scheldekerke – Keur Latyr',
  ).id
})
afterAll(() => world[Symbol.asyncDispose]())

const answer =
  '__typename ... on Visit { id number version status startsOn endsOn month missionTypes { code } countries { code } } ... on Problem { message path }'
const doing =
  (verb: 'createVisit' | 'draftVisit' | 'editVisit' | 'planVisit') => async (asker: Asker, input: object) => {
    const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`
    return (
      await asker.ask(`mutation ($input: ${type}!) { answer: ${verb}(input: $input) { ${answer} } }`, {
        input,
      })
    ).answer
  }
const create = doing('createVisit')
const draft = doing('draftVisit')
const edit = doing('editVisit')
const plan = doing('planVisit')

const inMay = { title: 'Markthal: het reglement', month: '2027-05-17' }
const days = { startsOn: '2027-05-10', endsOn: '2027-05-18' }
const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })

describe('of a plan the month is enough', () => {
  test('its days are open until they are said', async () => {
    const visit = await create(officer, {
      ...inMay,
      missionTypes: ['TECHNICAL'],
      partnerships: [partnership],
    })
    expect(visit).toMatchObject({ status: 'PLANNED', month: '2027-05-01', startsOn: null, endsOn: null })
    expect(await edit(officer, { ...versionOf(visit), startsOn: days.startsOn })).toMatchObject({
      path: ['input', 'endsOn'],
      message: 'endsOn: only the month is on record as yet; say the last day too.',
    })
    expect(await edit(officer, { ...versionOf(visit), ...days })).toMatchObject(days)
  })

  test('in that month it is not under way yet, and what was made has days', async () => {
    const thisMonth = { ...inMay, month: '2026-11-02', missionTypes: ['TECHNICAL'] }
    const visit = await create(officer, { ...thisMonth, partnerships: [partnership] })
    expect(visit).toMatchObject({ status: 'PLANNED', month: '2026-11-01' })
    expect(await edit(officer, { ...versionOf(visit), report: 'Gezien.' })).toMatchObject({
      __typename: 'RuleError',
      path: ['input', 'report'],
      message: 'report: say first on which days the visit was made.',
    })
    const { visits } = await officer.ask(
      '{ visits(first: 100, filter: { statuses: [UNDER_WAY] }) { nodes { id } } }',
    )
    expect(visits.nodes).not.toContainEqual({ id: visit.id })
  })

  test.each([
    ['that went by', { month: '2026-10-01' }, /say on which days the visit was made/],
    ['beside days', { month: '2027-05-01', ...days }, /give the month alone/],
    ['nor days', { month: null }, /say the first day, or the month alone/],
  ])('a month %s is refused', async (_what, given, message) => {
    const input = { title: 'x', missionTypes: ['TECHNICAL'], partnerships: [partnership], ...given }
    expect(await create(officer, input)).toMatchObject({ message: expect.stringMatching(message) })
  })

  test('a visit under way keeps its days', async () => {
    const underWay = { startsOn: '2026-11-20', endsOn: '2026-11-30' }
    const visit = await create(officer, {
      title: 'x',
      missionTypes: ['TECHNICAL'],
      partnerships: [partnership],
      ...underWay,
    })
    expect(await edit(officer, { ...versionOf(visit), month: '2027-01-01' })).toMatchObject({
      __typename: 'RuleError',
      path: ['input', 'month'],
    })
  })
})

describe('a draft', () => {
  test('needs no more than a title and a month, and becomes a plan once the rest is known', async () => {
    const begun = await draft(officer, inMay)
    expect(begun).toMatchObject({ status: 'DRAFT', missionTypes: [], countries: [] })
    expect(await plan(officer, versionOf(begun))).toMatchObject({
      __typename: 'RuleError',
      path: ['input', 'id'],
      message: 'missionTypes: say first what the visit is for, at least one finality.',
    })
    const technical = await edit(officer, { ...versionOf(begun), missionTypes: ['TECHNICAL'] })
    expect(await plan(officer, versionOf(technical))).toMatchObject({
      message: 'partnerships: only an identification mission can do without a partnership.',
    })
    const whole = await edit(officer, { ...versionOf(technical), partnerships: [partnership] })
    expect(await plan(officer, versionOf(whole))).toMatchObject({ status: 'PLANNED', version: 4 })
    expect(await plan(officer, { id: begun.id, expectedVersion: 4 })).toMatchObject({
      message: 'This visit is no draft; it is planned already.',
    })
  })

  test('is seen by those who make it and by the association, by nobody else, and not even found', async () => {
    const title = 'Zonneboiler op het gezondheidscentrum'
    const { id, number } = await draft(officer, { ...inMay, title, partnerships: [partnership] })
    const look = `query ($id: ID!, $number: Int!) { node(id: $id) { id } visit(number: $number) { title }
      visits(first: 100) { nodes { id } } search(query: "zonneboiler", kinds: [VISIT]) { totalCount } }`
    await world.settled()
    for (const asker of [officer, editor])
      expect(await asker.ask(look, { id, number })).toMatchObject({
        visit: { title },
        visits: { nodes: expect.arrayContaining([{ id }]) },
      })
    for (const asker of [partner, stranger]) {
      const seen = await asker.ask(look, { id, number })
      expect(seen).toMatchObject({ node: null, visit: null, search: { totalCount: 0 } })
      expect(seen.visits.nodes).not.toContainEqual({ id })
    }
    const { partnership: seen } = await partner.ask(
      'query ($id: ID!) { partnership(id: $id) { visits(first: 100) { id } } }',
      { id: partnership },
    )
    expect(seen.visits).not.toContainEqual({ id })
  })

  test('is found by all who are signed in from the day it is planned', async () => {
    const visit = await draft(officer, {
      ...inMay,
      title: 'Regenwaterput bij de school',
      missionTypes: ['TECHNICAL'],
      partnerships: [partnership],
    })
    await plan(officer, versionOf(visit))
    await world.settled()
    const { search } = await stranger.ask(
      '{ search(query: "regenwaterput", kinds: [VISIT]) { nodes { ... on Visit { title } } } }',
    )
    expect(search.nodes).toContainEqual({ title: 'Regenwaterput bij de school' })
  })

  test('has neither report nor lessons yet', async () => {
    const visit = await draft(officer, {
      ...inMay,
      startsOn: '2026-11-02',
      endsOn: '2026-11-05',
      month: null,
    })
    expect(await edit(officer, { ...versionOf(visit), report: 'Gezien.' })).toMatchObject({
      path: ['input', 'report'],
    })
    const { captureLesson } = await officer.ask(
      `mutation ($visit: ID!) { captureLesson(input: { title: "x", lesson: "y", outcome: WORKED, visit: $visit }) { __typename ... on Problem { path message } } }`,
      { visit: visit.id },
    )
    expect(captureLesson).toMatchObject({ __typename: 'RuleError', path: ['input', 'visit'] })
  })

  test('sent twice with one key is one draft', async () => {
    const once = await draft(officer, { ...inMay, idempotencyKey: 'mei' })
    expect((await draft(officer, { ...inMay, idempotencyKey: 'mei' })).id).toBe(once.id)
  })
})

test('the database refuses what the rules refuse', async () => {
  const { id } = await world.prisma.visit.findFirstOrThrow({ where: { isDraft: false } })
  const write = (data: object) => world.prisma.visit.update({ where: { id }, data })
  await expect(write({ isDraft: true })).rejects.toThrow('does not become a draft again')
  await expect(write({ daysFixed: false })).rejects.toThrow('visit_month_is_whole')
  const whole = { startsOn: new Date('2027-05-01'), endsOn: new Date('2027-05-31'), daysFixed: false }
  await expect(write({ ...whole, report: 'x' })).rejects.toThrow('visit_reported_by_its_days')
  const { id: draftId } = await world.prisma.visit.findFirstOrThrow({
    where: { isDraft: true, missionTypes: { none: {} } },
  })
  await expect(
    world.prisma.visit.update({ where: { id: draftId }, data: { isDraft: false } }),
  ).rejects.toThrow('at least one mission type')
})
