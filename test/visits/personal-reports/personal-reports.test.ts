import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let stranger: Asker
let visit: string
let staff: string[]
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  stranger = await world.as('OFFICER', 'Hazegem')
  const { partnerships, people } = await editor.ask(
    '{ partnerships(first: 100) { nodes { name visits(first: 1) { id } } } people(first: 100) { nodes { id municipality { id } } } }',
  )
  visit = partnerships.nodes.find(({ name }: { name: string }) => name === 'Scheldekerke – Keur Latyr')
    .visits[0].id
  staff = people.nodes
    .filter((row: { municipality: object | null }) => !row.municipality)
    .map(({ id }: { id: string }) => id)
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const fields =
  '__typename ... on PersonalReport { id text person { id } sharedOn version } ... on Problem { message path }'
const write = async (asker: Asker, more: object = {}) =>
  (
    await asker.ask(
      `mutation ($input: WritePersonalReportInput!) { answer: writePersonalReport(input: $input) { ${fields} } }`,
      { input: { visit, text: 'De schepen zat er, de oppositie niet.', ...more } },
    )
  ).answer
const share = async (asker: Asker, { id, version }: { id: string; version: number }, isShared: boolean) =>
  (
    await asker.ask(
      `mutation ($input: SharePersonalReportInput!) { answer: sharePersonalReport(input: $input) { ${fields} } }`,
      { input: { id, expectedVersion: version, isShared } },
    )
  ).answer
const ids = async (asker: Asker): Promise<string[]> => {
  const found = await asker.ask('query ($id: ID) { visit(id: $id) { personalReports { id } } }', {
    id: visit,
  })
  return (found.visit?.personalReports ?? []).map(({ id }: { id: string }) => id)
}
const byNode = async (asker: Asker, id: string) =>
  (await asker.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node

test("a report is the association's own until it is shared with the visit's municipalities, and again afterwards", async () => {
  const report = await write(editor, { person: staff[0] })
  expect(report).toMatchObject({ person: { id: staff[0] }, sharedOn: null })
  for (const asker of [officer, partner, stranger, world.visitor]) {
    expect(await ids(asker)).not.toContain(report.id)
    expect(await byNode(asker, report.id)).toBeNull()
  }
  const shared = await share(editor, report, true)
  expect(shared.sharedOn).toBe('2026-11-23')
  for (const asker of [officer, partner]) expect(await ids(asker)).toContain(report.id)
  for (const asker of [stranger, world.visitor]) expect(await byNode(asker, report.id)).toBeNull()
  expect(await share(editor, shared, true)).toMatchObject({ message: 'This report is shared already.' })
  await share(editor, shared, false)
  for (const asker of [officer, partner]) expect(await ids(asker)).not.toContain(report.id)
})

test('one who may not see it hears the same of it as of one that is not there', async () => {
  const report = await write(editor)
  const nobody = Buffer.from('PersonalReport:0198f000-0000-7000-8000-000000000000').toString('base64')
  const hidden = await share(officer, report, true)
  expect(hidden).toMatchObject({ __typename: 'NotFoundError' })
  expect(await share(officer, { id: nobody, version: 1 }, true)).toEqual(hidden)
})

test('it is edited by its version, and a person reports once of a visit', async () => {
  const report = await write(editor, { person: staff[1] })
  const { editPersonalReport } = await editor.ask(
    `mutation ($input: EditPersonalReportInput!) { editPersonalReport(input: $input) { ${fields} } }`,
    { input: { id: report.id, expectedVersion: 1, text: 'Ook de oppositie zat er.' } },
  )
  expect(editPersonalReport).toMatchObject({ text: 'Ook de oppositie zat er.', version: 2, sharedOn: null })
  expect(await write(editor, { person: staff[1] })).toMatchObject({
    __typename: 'RuleError',
    message: 'This person reported of this visit already; edit that report.',
  })
  expect(await write(editor, { text: '' })).toMatchObject({ path: ['input', 'text'] })
})

test('officers and partners write none, and read a visit with those that are shared in one statement', async () => {
  for (const asker of [officer, partner])
    expect(await write(asker)).toMatchObject({ __typename: 'ForbiddenError' })
  expect(await world.statementsOf(() => ids(officer))).toHaveLength(1)
})
