import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let officer: Asker
let partner: Asker
let id: { [name: string]: string }
beforeAll(async () => {
  world = await openWorld()
  const editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  partner = await world.as('PARTNER', 'Keur Latyr')
  const { municipalities, partnerships, people } = await editor.ask(
    '{ municipalities(first: 100) { nodes { id name } } partnerships(first: 100) { nodes { id name } } people(first: 100) { nodes { id name } } }',
  )
  const rows: { id: string; name: string }[] = [
    ...municipalities.nodes,
    ...partnerships.nodes,
    ...people.nodes,
  ]
  id = Object.fromEntries(rows.map(row => [row.name, row.id]))
})
afterAll(() => world[Symbol.asyncDispose]())

const fields = `__typename ... on Visit { id number title startsOn endsOn month version missionTypes { code } municipalities { name } partnerships { name } countries { code }
  places { municipality { name } name country { code } isCandidate } delegation { person { name } jobTitle municipality { name } } policyDomains { code } pillars programme { code } purpose }
  ... on Problem { message path } ... on ConflictError { currentVersion }`
const create = `mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ${fields} } }`
const edit = `mutation ($input: EditVisitInput!) { answer: editVisit(input: $input) { ${fields} } }`

const dates = { startsOn: '2027-03-08', endsOn: '2027-03-16' }
const technical = () => ({
  title: 'Huisvuil: het contract nakijken',
  missionTypes: ['TECHNICAL'],
  partnerships: [id['Scheldekerke – Keur Latyr']],
  ...dates,
})
async function created(asker: Asker, input: object) {
  return (await asker.ask(create, { input })).answer
}

async function edited(asker: Asker, input: object) {
  return (await asker.ask(edit, { input })).answer
}

test('an edit changes what it speaks of, and leaves a trace of who and what', async () => {
  const { id: visit } = await created(officer, {
    ...technical(),
    purpose: 'Eerst dit.',
    delegation: [{ jobTitle: 'Schepen' }],
  })
  expect(
    await edited(officer, { id: visit, expectedVersion: 1, title: 'Andere titel', startsOn: '2027-02-27' }),
  ).toMatchObject({
    title: 'Andere titel',
    month: '2027-02-01',
    endsOn: dates.endsOn,
    purpose: 'Eerst dit.',
    delegation: [{ jobTitle: 'Schepen' }],
    version: 2,
  })
  const after = await edited(officer, {
    id: visit,
    expectedVersion: 2,
    purpose: null,
    delegation: [],
    places: [{ municipality: id['Keur Latyr'] }],
  })
  expect(after).toMatchObject({
    purpose: null,
    delegation: [],
    places: [{ municipality: { name: 'Keur Latyr' } }],
    version: 3,
  })
  const revisions = await world.prisma.revision.findMany({
    where: { kind: 'Visit', subjectId: rowOf(visit) },
    orderBy: { at: 'asc' },
  })
  expect(revisions.map(revision => [revision.action, revision.fields])).toEqual([
    ['create', []],
    ['edit', expect.arrayContaining(['title', 'startsOn'])],
    ['edit', expect.arrayContaining(['purpose', 'delegation', 'places'])],
  ])
})

test('of two who edit at the same time one is told, and nothing is overwritten', async () => {
  const { id: visit } = await created(officer, technical())
  const answers = await Promise.all(
    ['Een', 'Twee'].map(title => edited(officer, { id: visit, expectedVersion: 1, title })),
  )
  const kinds = answers.map(answer => answer.__typename).sort()
  expect(kinds).toEqual(['ConflictError', 'Visit'])
  expect(answers.find(answer => answer.__typename === 'ConflictError')).toMatchObject({
    currentVersion: 2,
    path: ['input', 'expectedVersion'],
  })
})

test('an edit is held to the same rules', async () => {
  const { id: visit } = await created(officer, technical())
  const refused = async (asker: Asker, input: object) => {
    const { __typename, path } = await edited(asker, { id: visit, expectedVersion: 1, ...input })
    return [__typename, ...(path ?? [])].join(' ')
  }
  expect(await refused(officer, { countries: ['BJ'] })).toBe('RuleError input countries')
  expect(await refused(officer, { partnerships: [] })).toBe('RuleError input partnerships')
  expect(await refused(officer, { endsOn: '2027-01-01' })).toBe('ValidationError input endsOn')
  expect(await refused(officer, { municipalities: [id['Demerhout']] })).toBe(
    'ForbiddenError input municipalities',
  )
  expect(await refused(await world.as('OFFICER', 'Demerhout'), { title: 'Van ons' })).toBe(
    'ForbiddenError input id',
  )
  expect(await refused(partner, { title: 'Van ons' })).toBe('ForbiddenError input id')
  expect(await refused(world.visitor, { title: 'Van ons' })).toBe('NotFoundError input id')
})

const rowOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1] ?? ''
