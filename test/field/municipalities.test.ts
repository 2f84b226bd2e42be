import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
beforeAll(async () => {
  world = await openWorld()
  // The worker that fills the index has statements of its own.
  await world.settled()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
})
afterAll(() => world[Symbol.asyncDispose]())

const create = `mutation ($input: CreateMunicipalityInput!) { answer: createMunicipality(input: $input) {
  __typename ... on Municipality { id number name side country { code } otherNames website version } ... on Problem { message path } } }`
const edit = `mutation ($input: EditMunicipalityInput!) { answer: editMunicipality(input: $input) {
  __typename ... on Municipality { name side population version } ... on Problem { message path } ... on ConflictError { currentVersion } } }`

test('everybody reads municipalities by name, page by page, with their number', async () => {
  const list = `query ($after: String) { municipalities(first: 8, after: $after, filter: { side: SOUTH }) {
    totalCount nodes { name number side } pageInfo { hasNextPage endCursor } } }`
  const { municipalities: first } = await world.visitor.ask(list)
  const { municipalities: second } = await world.visitor.ask(list, { after: first.pageInfo.endCursor })
  const names = [...first.nodes, ...second.nodes].map(node => node.name)
  expect(first.totalCount).toBe(names.length)
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
  expect(new Set(names).size).toBe(names.length)
  const { municipality } = await world.visitor.ask(
    'query ($number: Int) { municipality(number: $number) { name } }',
    { number: second.nodes[0].number },
  )
  expect(municipality.name).toBe(second.nodes[0].name)
})

test.each([
  ['{ countries: ["SN"] }', ['Keur Latyr', 'Ndiarou']],
  ['{ regions: ["005"] }', ['Chillapamba', 'Kasikreek', 'Villa Sorapata']],
  ['{ side: NORTH, nameContains: "BEKE" }', ['Ravenbeke']],
  ['{ nameContains: "%" }', []],
  ['{ countries: [] }', []],
])('the filter %s', async (filter, names) => {
  const { municipalities } = await world.visitor.ask(
    `{ municipalities(filter: ${filter}) { nodes { name } totalCount } }`,
  )
  expect(municipalities.nodes.map((node: { name: string }) => node.name)).toEqual(names)
  expect(municipalities.totalCount).toBe(names.length)
})

test('what SQL takes for a wildcard means itself in a name', async () => {
  await editor.ask(create, { input: { name: 'Wijk_7', side: 'SOUTH', country: 'SN' } })
  const found = async (words: string) =>
    (
      await editor.ask(
        'query ($words: String) { municipalities(filter: { nameContains: $words }) { totalCount } }',
        { words },
      )
    ).municipalities.totalCount
  expect([await found('wijk_7'), await found('wi_k'), await found('wi%7')]).toEqual([1, 0, 0])
})

test('a page above 100, first and last together, an unknown country and neither id nor number are refused', async () => {
  const refused = async (query: string) => (await world.visitor.tryToAsk(query)).errors?.[0]?.message
  expect(await refused('{ municipalities(first: 101) { nodes { name } } }')).toContain(
    'first: 101 is out of range',
  )
  expect(await refused('{ municipalities(first: 1, last: 1) { nodes { name } } }')).toContain(
    'give either first or last',
  )
  expect(await refused('{ municipalities(filter: { countries: ["XX"] }) { nodes { name } } }')).toContain(
    'countries: "XX" is not a country',
  )
  expect(await refused('{ municipality { name } }')).toBe('id: give either id or number.')
})

test('a page costs the same statements, however many rows and however deep', async () => {
  const page = (first: number) =>
    world.statementsOf(() =>
      editor.ask(
        `{ municipalities(first: ${first}) { nodes { name country { region { parent { code } } } people { name } memberships { partnership { name members(side: SOUTH) { municipality { name } } } } } } }`,
      ),
    )
  // Once whom a token signs in and the small tables are known.
  for (const first of [1, 20]) await expect.poll(async () => (await page(first)).length).toBe(1)
})

test('the association puts a municipality on record, once however often it is sent', async () => {
  const input = {
    name: 'Testegem',
    side: 'NORTH',
    country: 'BE',
    otherNames: ['Testeghem'],
    website: 'https://testegem.example.org',
    idempotencyKey: 'k1',
  }
  const { answer } = await editor.ask(create, { input })
  expect(answer).toMatchObject({
    name: 'Testegem',
    side: 'NORTH',
    country: { code: 'BE' },
    otherNames: ['Testeghem'],
    version: 1,
  })
  const { answer: again } = await editor.ask(create, { input })
  expect(again.id).toBe(answer.id)
  const { answer: double } = await editor.ask(create, { input: { ...input, idempotencyKey: 'k2' } })
  expect(double).toEqual({
    __typename: 'RuleError',
    message: 'name: a municipality of this name is on record in this country already.',
    path: ['input', 'name'],
  })
})

test.each([
  [{ name: ' ', side: 'SOUTH', country: 'SN' }, 'ValidationError', ['input', 'name']],
  [{ name: 'Ver weg', side: 'NORTH', country: 'SN' }, 'RuleError', ['input', 'country']],
  [{ name: 'Dichtbij', side: 'SOUTH', country: 'BE' }, 'RuleError', ['input', 'country']],
  [{ name: 'Nergens', side: 'SOUTH', country: 'XX' }, 'ValidationError', ['input', 'country']],
  [
    { name: 'Leeg', side: 'SOUTH', country: 'SN', population: -1 },
    'ValidationError',
    ['input', 'population'],
  ],
  [
    { name: 'Web', side: 'SOUTH', country: 'SN', website: 'ftp://example.org' },
    'ValidationError',
    ['input', 'website'],
  ],
])('%o is refused', async (input, __typename, path) => {
  const { answer } = await editor.ask(create, { input })
  expect(answer).toMatchObject({ __typename, path })
})

test('an officer sees municipalities and may not change them', async () => {
  const { answer } = await officer.ask(create, { input: { name: 'Anders', side: 'SOUTH', country: 'SN' } })
  expect(answer.__typename).toBe('ForbiddenError')
  const { municipality } = await officer.ask('{ municipality(number: 1) { id version } }')
  const { answer: edited } = await officer.ask(edit, {
    input: { id: municipality.id, expectedVersion: municipality.version, name: 'Van ons' },
  })
  expect(edited.__typename).toBe('ForbiddenError')
})

test('an edit keeps what it does not speak of, and one on an old version overwrites nothing', async () => {
  const { answer: made } = await editor.ask(create, {
    input: { name: 'Vroeger', side: 'SOUTH', country: 'SN', population: 10 },
  })
  const { answer } = await editor.ask(edit, { input: { id: made.id, expectedVersion: 1, name: 'Nu' } })
  expect(answer).toMatchObject({ name: 'Nu', population: 10, version: 2 })
  const { answer: late } = await editor.ask(edit, {
    input: { id: made.id, expectedVersion: 1, name: 'Te laat' },
  })
  expect(late).toMatchObject({ __typename: 'ConflictError', currentVersion: 2 })
  const { answer: emptied } = await editor.ask(edit, {
    input: { id: made.id, expectedVersion: 2, population: null },
  })
  expect(emptied).toMatchObject({ name: 'Nu', population: null, version: 3 })
})

test('the side of a municipality that takes part in something is fixed', async () => {
  const { municipalities } = await editor.ask(
    '{ municipalities(filter: { nameContains: "Keur Latyr" }) { nodes { id version } } }',
  )
  const [keurLatyr] = municipalities.nodes
  const { answer } = await editor.ask(edit, {
    input: { id: keurLatyr.id, expectedVersion: keurLatyr.version, side: 'NORTH', country: 'BE' },
  })
  expect(answer).toMatchObject({ __typename: 'RuleError', path: ['input', 'side'] })
})

test('an id of another kind is refused by its place in the input', async () => {
  const { missionTypes } = await editor.ask('{ missionTypes { id } }')
  const { answer } = await editor.ask(edit, { input: { id: missionTypes[0].id, expectedVersion: 1 } })
  expect(answer).toMatchObject({ __typename: 'ValidationError', path: ['input', 'id'] })
  expect(answer.message).toContain('is not the id of a Municipality')
})
