import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Demerhout')
  // The worker that fills the index has statements of its own.
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const list = `query ($filter: VisitFilter, $orderBy: VisitOrder, $first: Int, $after: String) {
  visits(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { title number month } edges { cursor } pageInfo { hasNextPage endCursor } } }`

interface Listed {
  title: string
  number: number
  month: string
}

async function titles(filter: object): Promise<string[]> {
  const { visits } = await editor.ask(list, { filter, first: 100 })
  expect(visits.totalCount).toBe(visits.nodes.length)
  return visits.nodes.map((visit: Listed) => visit.title)
}

test('the latest month comes first, and pages meet without a gap or a double', async () => {
  const { visits: all } = await officer.ask(list, { first: 100 })
  const months = all.nodes.map((visit: Listed) => visit.month)
  expect(months).toEqual(months.toSorted().toReversed())
  const paged: Listed[] = []
  let after: string | null = null
  do {
    const { visits: page } = await officer.ask(list, { first: 7, after })
    paged.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  expect(paged).toEqual(all.nodes)
})

test('by number, in both directions; a cursor of another order is refused', async () => {
  const numbers = async (direction: string) => {
    const { visits } = await editor.ask(list, { orderBy: { field: 'NUMBER', direction }, first: 100 })
    return visits.nodes.map((visit: Listed) => visit.number)
  }
  const up = await numbers('ASC')
  expect(up).toEqual(up.toSorted((a: number, b: number) => a - b))
  expect(await numbers('DESC')).toEqual(up.toReversed())
  const { visits } = await editor.ask(list, { first: 2 })
  const { errors } = await editor.tryToAsk(list, {
    after: visits.pageInfo.endCursor,
    orderBy: { field: 'NUMBER', direction: 'ASC' },
  })
  expect(errors?.[0]?.message).toContain('belongs to another list or order')
})

test.each([
  [{ missionTypes: ['POLITICAL'] }, 4],
  [{ missionTypes: ['POLITICAL', 'IDENTIFICATION'] }, 11],
  [{ countries: ['RW'] }, 1],
  [{ countries: ['RW', 'CD'] }, 4],
  [{ regions: ['002'], missionTypes: ['IDENTIFICATION'] }, 3],
  [{ regions: ['014'] }, 1],
  [{ programmes: [] }, 0],
])('the filter %o finds %i visits', async (filter, count) => {
  expect(await titles(filter)).toHaveLength(count)
})

test('a wider policy domain finds the visits of the narrower ones', async () => {
  const [wide, narrow] = [
    await titles({ policyDomains: ['waste'] }),
    await titles({ policyDomains: ['waste-collection'] }),
  ]
  expect(narrow.length).toBeGreaterThan(0)
  expect(wide).toEqual(expect.arrayContaining(narrow))
})

test('a municipality finds the visits it makes and those it receives; a partnership its own', async () => {
  const municipality = async (name: string) =>
    Buffer.from(`Municipality:${await world.municipality(name)}`).toString('base64')
  expect(await titles({ municipalities: [await municipality('Langrivier')] })).toHaveLength(3)
  expect(await titles({ municipalities: [await municipality('Steenhove')] })).toHaveLength(4)
  const { partnerships } = await editor.ask(
    '{ partnerships(filter: { nameContains: "Langrivier" }) { nodes { id visits(first: 2) { title } } } }',
  )
  expect(await titles({ partnerships: [partnerships.nodes[0].id] })).toHaveLength(3)
  expect(partnerships.nodes[0].visits).toHaveLength(2)
})

test.each([
  [{ countries: ['XX'] }, 'countries: "XX" is not a country'],
  [{ regions: ['West-Afrika'] }, 'regions: "West-Afrika" is not a region'],
  [{ policyDomains: ['afval'] }, 'policyDomains: "afval" is not a policy domain'],
  [{ programmes: ['x'] }, 'programmes: "x" is not a programme'],
  [{ municipalities: ['Scheldekerke'] }, 'municipalities: "Scheldekerke" is not the id of a Municipality'],
  [{ from: '2026-02-01', to: '2026-01-01' }, 'to: the last day does not lie before the first'],
])('the filter %o is refused', async (filter, message) => {
  const { errors } = await editor.tryToAsk(list, { filter })
  expect(errors?.[0]?.message).toContain(message)
})

test('a page costs the same statements for one visit and for thirty, to insiders and outsiders', async () => {
  const everything = `number title startsOn endsOn purpose report missionTypes { code } policyDomains { code parent { code } } countries { code region { code } }
    municipalities { name country { code } } partnerships { name members { municipality { name } } coordinators { person { name } } }
    places { municipality { name } country { code } } delegation { person { name email } municipality { name } } programme { code }`
  for (const asker of [editor, officer]) {
    const statements = (first: number) =>
      world.statementsOf(() => asker.ask(`{ visits(first: ${first}) { nodes { ${everything} } } }`))
    const one = await statements(1)
    expect(await statements(30)).toHaveLength(one.length)
  }
})

test('first of a relation is refused above 100', async () => {
  const { errors } = await editor.tryToAsk('{ municipality(number: 1) { visits(first: 101) { title } } }')
  expect(errors?.[0]?.message).toContain('first: 101 is out of range')
})
