import { afterAll, beforeAll, expect, test } from 'vitest'
import { countryName } from '../../src/language/place-names.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ example: false })
})
afterAll(() => world[Symbol.asyncDispose]())

test('the four mission types come in their rank, in the language that is asked for', async () => {
  const { missionTypes } = await world.visitor.ask(
    '{ missionTypes { code rank needsPartnership label(language: en) does: associationDoes(language: fr) learns: associationLearns } }',
  )
  expect(
    missionTypes.map((type: { code: string; rank: number; needsPartnership: boolean }) => [
      type.code,
      type.rank,
      type.needsPartnership,
    ]),
  ).toEqual([
    ['IDENTIFICATION', 1, false],
    ['EVALUATION', 2, true],
    ['TECHNICAL', 3, true],
    ['POLITICAL', 4, true],
  ])
  expect(missionTypes[0].label).toBe('Identification mission')
  expect(missionTypes[0].does.length * missionTypes[0].learns.length).toBeGreaterThan(0)
})

test('the policy domains are a tree', async () => {
  const { policyDomains } = await world.visitor.ask(
    '{ policyDomains(mainOnly: true) { code parent { code } children { code label(language: en) sdgCodes dacCodes parent { code } } } }',
  )
  const waste = policyDomains.find((domain: { code: string }) => domain.code === 'waste')
  expect(waste.parent).toBeNull()
  expect(
    waste.children.map((child: { code: string; parent: { code: string } }) => [
      child.code,
      child.parent.code,
    ]),
  ).toContainEqual(['waste-collection', 'waste'])
})

test('a region leads to its parts, and countries are found in it at any depth', async () => {
  const { regions, countries } = await world.visitor.ask(
    '{ regions(within: "202") { code name(language: en) parent { code } } countries(regions: ["002"]) { code name region { code } } }',
  )
  expect(regions).toContainEqual({ code: '011', name: 'Western Africa', parent: { code: '202' } })
  expect(countries).toContainEqual({ code: 'SN', name: 'Senegal', region: { code: '011' } })
  expect(countries).not.toContainEqual(expect.objectContaining({ code: 'GT' }))
  const names = countries.map((country: { name: string }) => country.name)
  expect(names).toEqual(names.toSorted(new Intl.Collator('nl').compare))
  expect(names).toContain(countryName('ZA', 'nl'))
})

test('a code that no catalogue has is refused by its place', async () => {
  const { errors } = await world.visitor.tryToAsk('{ countries(regions: ["011", "999"]) { code } }')
  expect(errors?.[0]?.message).toContain('regions: "999" is not a region')
})

test('a catalogue costs a statement for each depth at most, however many rows there are', async () => {
  const statements = await world.statementsOf(() =>
    world.visitor.ask('{ policyDomains(mainOnly: true) { children { parent { children { code } } } } }'),
  )
  expect(statements.length).toBeLessThanOrEqual(4)
})

test('whatever has an id is found by it, and an id of nothing finds nothing', async () => {
  const { missionTypes } = await world.visitor.ask('{ missionTypes { id code } }')
  const { node } = await world.visitor.ask(
    'query ($id: ID!) { node(id: $id) { ... on MissionType { code } } }',
    { id: missionTypes[2].id },
  )
  expect(node).toEqual({ code: 'TECHNICAL' })
  const nobody = Buffer.from('Municipality:019a0000-0000-7000-8000-000000000000').toString('base64')
  const { node: none } = await world.visitor.ask('query ($id: ID!) { node(id: $id) { id } }', { id: nobody })
  expect(none).toBeNull()
  const { errors } = await world.visitor.tryToAsk('{ node(id: "lesson 214") { id } }')
  expect(errors?.[0]?.message).toBe(
    'id: "lesson 214" is not an id of ours; take it from the field id of what you read.',
  )
})
