import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let colleague: Asker
let partner: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  colleague = await world.as('OFFICER', 'Demerhout')
  partner = await world.as('PARTNER', 'Keur Latyr')
})
afterAll(() => world[Symbol.asyncDispose]())

const create = `mutation ($input: CreatePersonInput!) { answer: createPerson(input: $input) {
  __typename ... on Person { id name municipality { name } consent consentOn version } ... on Problem { message path } } }`
const edit = `mutation ($input: EditPersonInput!) { answer: editPerson(input: $input) {
  __typename ... on Person { name consent consentOn version } ... on Problem { message path } ... on ConflictError { currentVersion } } }`
const named = async (asker: Asker, name: string) =>
  (
    await asker.ask(
      'query ($name: String) { people(filter: { nameContains: $name }) { totalCount nodes { id name email telephone consent retainUntil } } }',
      { name },
    )
  ).people

test('who did not agree to be named is there for the own municipality and the association alone', async () => {
  const seen = await Promise.all(
    [editor, officer, colleague, partner, world.visitor].map(
      async asker => (await named(asker, 'Dirk Zilvermeeuw')).totalCount,
    ),
  )
  expect(seen).toEqual([1, 1, 0, 0, 0])
})

test('who agreed to be named can be called by all who are signed in; what was agreed stays within', async () => {
  const [fromAfar] = (await named(colleague, 'Katrien Kwikstaart')).nodes
  expect(fromAfar).toMatchObject({
    name: 'Katrien Kwikstaart',
    email: expect.stringContaining('@'),
    telephone: expect.stringContaining('+32'),
    consent: null,
    retainUntil: null,
  })
  const [fromWithin] = (await named(officer, 'Katrien Kwikstaart')).nodes
  expect(fromWithin).toMatchObject({ consent: 'NAMED' })
  expect((await named(world.visitor, 'Katrien')).nodes).toEqual([])
})

test('a person who may not be seen is not there by id either', async () => {
  const [dirk] = (await named(editor, 'Dirk Zilvermeeuw')).nodes
  const { node } = await colleague.ask('query ($id: ID!) { node(id: $id) { id } }', { id: dirk.id })
  expect(node).toBeNull()
  const { answer } = await colleague.ask(edit, { input: { id: dirk.id, expectedVersion: 1, name: 'Dirk' } })
  expect(answer).toEqual({
    __typename: 'NotFoundError',
    message: 'There is no such person.',
    path: ['input', 'id'],
  })
})

test('an officer puts colleagues of the own municipality on record, and nobody else', async () => {
  const { answer } = await officer.ask(create, { input: { name: 'Jef Testvogel', jobTitle: 'Milieudienst' } })
  expect(answer).toMatchObject({
    municipality: { name: 'Scheldekerke' },
    consent: 'BY_ROLE',
    consentOn: null,
  })
  expect((await named(colleague, 'Jef Testvogel')).totalCount).toBe(0)
  const { municipalities } = await officer.ask(
    '{ municipalities(filter: { nameContains: "Demerhout" }) { nodes { id } } }',
  )
  const { answer: elsewhere } = await officer.ask(create, {
    input: { name: 'Jef', municipality: municipalities.nodes[0].id },
  })
  expect(elsewhere.__typename).toBe('ForbiddenError')
  for (const asker of [partner, world.visitor]) {
    expect((await asker.ask(create, { input: { name: 'Jef' } })).answer.__typename).toBe('ForbiddenError')
  }
})

test('who agrees is seen by colleagues from that day on, and who takes it back no longer', async () => {
  const { answer: made } = await officer.ask(create, { input: { name: 'Nora Testmees' } })
  const { answer: agreed } = await officer.ask(edit, {
    input: { id: made.id, expectedVersion: 1, consent: 'NAMED' },
  })
  expect(agreed).toMatchObject({ consent: 'NAMED', consentOn: '2026-11-23', version: 2 })
  expect((await named(colleague, 'Nora Testmees')).totalCount).toBe(1)
  const { answer: late } = await officer.ask(edit, {
    input: { id: made.id, expectedVersion: 1, consent: 'BY_ROLE' },
  })
  expect(late).toMatchObject({ __typename: 'ConflictError', currentVersion: 2 })
  await officer.ask(edit, { input: { id: made.id, expectedVersion: 2, consent: 'BY_ROLE' } })
  expect((await named(colleague, 'Nora Testmees')).totalCount).toBe(0)
})

test.each([
  [{ name: '' }, ['input', 'name']],
  [{ name: 'An', email: 'an at example' }, ['input', 'email']],
  [{ name: 'An', telephone: 'bel mij' }, ['input', 'telephone']],
  [{ name: 'An', consent: 'NAMED', consentOn: '2027-01-01' }, ['input', 'consentOn']],
])('%o is refused', async (input, path) => {
  expect((await officer.ask(create, { input })).answer).toMatchObject({ __typename: 'ValidationError', path })
})
