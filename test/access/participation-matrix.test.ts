import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'

// Whether the association joins is between it and the municipality that asks: no path tells anybody else, the partner
// least of all, that there is, or was, a request. Who sees what is written out by hand.

const sees = {
  visitor: [],
  partner: [],
  stranger: [],
  companion: ['kwartelkoning'],
  officer: ['zebravink'],
  editor: ['kwartelkoning', 'zebravink'],
  administrator: ['kwartelkoning', 'zebravink'],
} as const satisfies Record<string, readonly string[]>
type Who = keyof typeof sees
const whos = Object.keys(sees) as Who[]

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

let world: World
let askers: Record<Who, Asker>
let visit: string
/** Two requests on one visit, each of another of the municipalities that travel, by their why. */
let requests: { id: string; number: number; why: string }[]
beforeAll(async () => {
  world = await openWorld()
  const { prisma } = world
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Keur Latyr'),
    stranger: await world.as('OFFICER', 'Hazegem'),
    companion: await world.as('OFFICER', 'Demerhout'),
    officer: await world.as('OFFICER', 'Scheldekerke'),
    editor: await world.as('EDITOR'),
    administrator: await world.as('ADMINISTRATOR'),
  }
  const staff = await prisma.person.findFirstOrThrow({ where: { name: 'Bram IJsvogel' } })
  const both = await prisma.municipality.findMany({
    where: { name: { in: ['Scheldekerke', 'Demerhout'] } },
    orderBy: { name: 'desc' },
  })
  const partnerships = await prisma.partnership.findMany({
    where: { name: { in: ['Scheldekerke – Keur Latyr', 'Demerhout – Dogbahoué'] } },
  })
  const mission = await prisma.missionType.findUniqueOrThrow({ where: { code: 'EVALUATION' } })
  const made = await prisma.visit.create({
    data: {
      title: 'Nog eens samen',
      startsOn: new Date('2027-05-03'),
      endsOn: new Date('2027-05-14'),
      municipalities: { connect: both.map(({ id }) => ({ id })) },
      partnerships: { connect: partnerships.map(({ id }) => ({ id })) },
      missionTypes: { connect: { id: mission.id } },
      countries: { connect: [{ code: 'SN' }, { code: 'BJ' }] },
    },
  })
  visit = globalId('Visit', made.id)
  await prisma.revision.create({ data: { kind: 'Visit', subjectId: made.id, action: 'edit' } })
  requests = []
  for (const [i, why] of ['zebravink', 'kwartelkoning'].entries()) {
    const { id, number } = await prisma.participation.create({
      data: {
        visitId: made.id,
        municipalityId: both[i]?.id ?? '',
        begunBy: 'MUNICIPALITY',
        state: 'ASKED',
        periodFrom: new Date('2027-04-01'),
        periodUntil: new Date('2027-06-01'),
        why,
        staffMemberId: staff.id,
        contacts: { create: { spokenOn: new Date('2026-11-20'), jobTitle: 'x', agreed: why } },
        statedReasons: {
          create: { reason: 'PLANNED_ACTIVITIES', side: 'MUNICIPALITY', sentence: why },
        },
      },
    })
    await prisma.revision.create({
      data: { kind: 'Participation', subjectId: id, action: 'ask', toState: 'ASKED', reason: why },
    })
    requests.push({ id, number, why })
  }
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const whys = (rows: ({ why: string } | null)[]) => rows.flatMap(row => (row ? [row.why] : [])).sort()

describe.each(whos)('the %s', who => {
  const ask = (query: string, variables?: object) => askers[who].ask(query, variables)
  const seen = sees[who]

  test('by number, by id, and among nodes', async () => {
    const [one, other] = requests
    const answer = await ask(
      `query ($ids: [ID!]!, $one: ID!, $other: ID!) {
        a: participation(number: ${one?.number}) { why } b: participation(number: ${other?.number}) { why }
        c: node(id: $one) { ... on Participation { why } } d: node(id: $other) { ... on Participation { why } }
        nodes(ids: $ids) { ... on Participation { why } } }`,
      {
        one: globalId('Participation', one?.id ?? ''),
        other: globalId('Participation', other?.id ?? ''),
        ids: requests.map(({ id }) => globalId('Participation', id)),
      },
    )
    expect(whys([answer.a, answer.b])).toEqual([...seen])
    expect(whys([answer.c, answer.d])).toEqual([...seen])
    expect(whys(answer.nodes)).toEqual([...seen])
  })

  test('in its history', async () => {
    const reasons: string[] = []
    for (const { id } of requests) {
      const { revisions } = await ask('query ($of: ID!) { revisions(of: $of) { nodes { id reason } } }', {
        of: globalId('Participation', id),
      })
      for (const { id: revision, reason } of revisions.nodes) {
        const { node } = await ask('query ($id: ID!) { node(id: $id) { ... on Revision { reason } } }', {
          id: revision,
        })
        expect(node).toEqual({ reason })
        reasons.push(reason)
      }
    }
    expect(reasons.sort()).toEqual([...seen])
    // What was done to anything else is for the association.
    const { revisions } = await ask('query ($of: ID!) { revisions(of: $of) { nodes { action } } }', {
      of: visit,
    })
    const isAssociation = who === 'editor' || who === 'administrator'
    expect(revisions.nodes).toEqual(isAssociation ? [{ action: 'edit' }] : [])
  })

  test('in the list, its count, what hangs on it and its file', async () => {
    const { participations } = await ask(
      'query ($visits: [ID!]) { participations(filter: { visits: $visits }) { totalCount nodes { why history { reason } contacts { agreed } weighing { reasons { evidence { sentence } } } } } }',
      { visits: [visit] },
    )
    expect(whys(participations.nodes)).toEqual([...seen])
    expect(participations.totalCount).toBe(seen.length)
    for (const row of participations.nodes) {
      expect(row.contacts).toEqual([{ agreed: row.why }])
      expect(row.history).toEqual([{ reason: row.why }])
      expect(JSON.stringify(row.weighing)).toContain(`"sentence":"${row.why}"`)
    }
    const file = await askers[who].fetch(`/export/participations.json?filter={"visits":["${visit}"]}`)
    expect(whys((await file.json()) as { why: string }[])).toEqual([...seen])
  })

  test('under the visit, with its weighing', async () => {
    const { visit: found } = await ask(
      'query ($id: ID!) { visit(id: $id) { participations { why } weighing { rank } } }',
      { id: visit },
    )
    if (who === 'visitor') return expect(found).toBeNull()
    expect(whys(found.participations)).toEqual([...seen])
    expect(found.weighing).toEqual(seen.length ? { rank: 2 } : null)
  })

  test('in the weighing of the other municipality', async () => {
    const other = await world.municipality(who === 'officer' ? 'Demerhout' : 'Scheldekerke')
    const { visit: found } = await ask(
      'query ($id: ID!, $of: ID!) { visit(id: $id) { weighing(municipality: $of) { rank } } }',
      { id: visit, of: globalId('Municipality', other) },
    )
    expect(found?.weighing ?? null).toEqual(seen.length === 2 ? { rank: 2 } : null)
  })

  test('in no search and no suggestion', async () => {
    const { search, suggest } = await ask(
      '{ search(query: "zebravink") { totalCount facets { values { count } } } suggest(prefix: "zebravink") { label } }',
    )
    expect(search.totalCount).toBe(0)
    expect(search.facets.flatMap((facet: { values: object[] }) => facet.values)).toEqual([])
    expect(suggest).toEqual([])
  })

  test('in an error, which is that of what does not exist, by as many statements', async () => {
    const withdraw =
      'mutation ($id: ID!) { withdrawParticipation(input: { id: $id, expectedVersion: 1 }) { __typename ... on Problem { code message path } } }'
    const asked = async (id: string) => {
      let answer: unknown
      const sent = await world.statementsOf(async () => {
        answer = await ask(withdraw, { id: globalId('Participation', id) })
      })
      return { answer, sent: sent.length }
    }
    const missing = await asked('01900000-0000-7000-8000-000000000000')
    const mine: readonly string[] = seen
    for (const { id } of requests.filter(({ why }) => !mine.includes(why)))
      expect(await asked(id)).toEqual(missing)
  })

  test('when a second one is asked for: only whoever asked before learns that there is one', async () => {
    const { askForParticipation } = await ask(
      'mutation ($input: AskForParticipationInput!) { askForParticipation(input: $input) { __typename ... on Problem { message } } }',
      {
        input: {
          visit,
          staffMember: globalId('Person', '01900000-0000-7000-8000-000000000000'),
          periodFrom: '2027-04-01',
          periodUntil: '2027-04-02',
          activities: ['field-visits'],
          why: 'x',
        },
      },
    )
    expect(askForParticipation.message).not.toMatch(/participation \d+/)
  })
})

test('how the association weighs is for Flemish municipalities and itself', async () => {
  for (const [who, asker] of Object.entries(askers)) {
    const { weighingRules } = await asker.ask(
      '{ weighingRules { required recentMonths togetherWeeks area } }',
    )
    const rule = { required: [0, 1, 2, 3], recentMonths: 24, togetherWeeks: 2, area: 'SUBREGION' }
    expect(weighingRules, who).toEqual(who === 'visitor' || who === 'partner' ? [] : [rule])
  }
})
