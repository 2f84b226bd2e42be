import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let visit: string
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { partnerships } = await editor.ask(
    '{ partnerships(first: 100) { nodes { name visits(first: 1) { id } } } }',
  )
  visit = partnerships.nodes.find(({ name }: { name: string }) => name === 'Scheldekerke – Keur Latyr')
    .visits[0].id
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const problem = '... on Problem { message path }'
const met =
  '... on ActorMet { id organisation kind isSupraLocal person { name } jobTitle metOn note version }'
const doing =
  (verb: 'noteActorMet' | 'editActorMet' | 'removeActorMet', answered = met) =>
  async (asker: Asker, input: object) => {
    const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`
    return (
      await asker.ask(
        `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { __typename ${answered} ${problem} } }`,
        { input },
      )
    ).answer
  }
const note = doing('noteActorMet')
const edit = doing('editActorMet')
const remove = doing('removeActorMet', '... on Visit { actorsMet { id } }')
const embassy = () => ({ visit, organisation: 'Belgische ambassade in Dakar', kind: 'EMBASSY' })

test('an actor met is noted, says whether it stands above the municipality, is changed and taken off', async () => {
  const noted = await note(officer, {
    ...embassy(),
    jobTitle: 'Eerste secretaris',
    metOn: '2026-10-02',
    note: 'Ziet gemeenten als partner.',
  })
  expect(noted).toMatchObject({ isSupraLocal: true, jobTitle: 'Eerste secretaris', metOn: '2026-10-02' })
  const changed = await edit(editor, { id: noted.id, expectedVersion: 1, kind: 'CIVIL_SOCIETY', note: null })
  expect(changed).toMatchObject({
    isSupraLocal: false,
    note: null,
    jobTitle: 'Eerste secretaris',
    version: 2,
  })
  const left = await remove(officer, { id: noted.id, expectedVersion: 2 })
  expect(left.actorsMet).not.toContainEqual({ id: noted.id })
})

test('whoever spoke is a person on record, shown to those whom that person agreed to', async () => {
  const { createPerson } = await editor.ask(
    'mutation { createPerson(input: { name: "Awa Regenboog", jobTitle: "Attachee", consent: BY_ROLE }) { ... on Person { id } } }',
  )
  const noted = await note(editor, { ...embassy(), person: createPerson.id, jobTitle: 'Attachee' })
  expect(noted.person).toEqual({ name: 'Awa Regenboog' })
  const look = 'query ($id: ID) { visit(id: $id) { actorsMet { id person { name } jobTitle } } }'
  for (const asker of [officer, partner]) {
    const seen = (await asker.ask(look, { id: visit })).visit.actorsMet
    expect(seen).toContainEqual({ id: noted.id, person: null, jobTitle: 'Attachee' })
  }
  expect((await stranger.ask(look, { id: visit })).visit.actorsMet).toEqual([])
  await world.settled()
  expect(await world.statementsOf(() => officer.ask(look, { id: visit }))).toHaveLength(1)
})

test.each([
  ['without an organisation', { organisation: ' ' }, ['input', 'organisation']],
  ['on a day to come', { metOn: '2027-01-01' }, ['input', 'metOn']],
])('a meeting %s is refused', async (_what, given, path) => {
  expect(await note(officer, { ...embassy(), ...given })).toMatchObject({ path })
})

test('those who travelled keep it; the partner reads it', async () => {
  expect(await note(partner, embassy())).toMatchObject({ __typename: 'ForbiddenError' })
  const noted = await note(officer, embassy())
  expect(await edit(partner, { id: noted.id, expectedVersion: 1, note: 'x' })).toMatchObject({
    __typename: 'ForbiddenError',
  })
  expect(await remove(stranger, { id: noted.id, expectedVersion: 1 })).toMatchObject({
    __typename: 'NotFoundError',
  })
})
