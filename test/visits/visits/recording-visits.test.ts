import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { checkJourney } from '../../../src/visits/visits/check-journey.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let partner: Asker
let id: { [name: string]: string }
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
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
  ... on Problem { message path }`
const create = `mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ${fields} } }`

const dates = { startsOn: '2027-03-08', endsOn: '2027-03-16' }
const technical = () => ({
  title: 'Huisvuil: het contract nakijken',
  missionTypes: ['TECHNICAL'],
  partnerships: [id['Scheldekerke – Keur Latyr']],
  ...dates,
})
const identification = { title: 'Op zoek', missionTypes: ['IDENTIFICATION'], ...dates }

async function created(asker: Asker, input: object) {
  return (await asker.ask(create, { input })).answer
}

test('an officer records a visit with little; the own municipality travels to where the partner is', async () => {
  const visit = await created(officer, technical())
  expect(visit).toMatchObject({
    ...dates,
    month: '2027-03-01',
    version: 1,
    municipalities: [{ name: 'Scheldekerke' }],
    partnerships: [{ name: 'Scheldekerke – Keur Latyr' }],
    countries: [{ code: 'SN' }],
    places: [],
    delegation: [],
  })
})

test('everything that is given is there', async () => {
  const visit = await created(officer, {
    ...technical(),
    municipalities: [id['Scheldekerke'], id['Demerhout']],
    policyDomains: ['waste-collection', 'local-taxes'],
    pillars: ['ADMINISTRATION', 'POLITICAL'],
    programme: 'federal-2022-2026',
    purpose: 'Zien of het contract werkt.',
    places: [{ municipality: id['Keur Latyr'] }, { name: 'Stortplaats', country: 'SN' }],
    delegation: [
      { person: id['Katrien Kwikstaart'] },
      { jobTitle: 'Schepen', municipality: id['Demerhout'] },
    ],
  })
  expect(visit).toMatchObject({
    municipalities: [{ name: 'Demerhout' }, { name: 'Scheldekerke' }],
    policyDomains: [{ code: 'waste-collection' }, { code: 'local-taxes' }],
    pillars: ['ADMINISTRATION', 'POLITICAL'],
    programme: { code: 'federal-2022-2026' },
    purpose: 'Zien of het contract werkt.',
    countries: [{ code: 'SN' }],
    places: [
      { municipality: { name: 'Keur Latyr' }, name: null, country: { code: 'SN' }, isCandidate: false },
      { municipality: null, name: 'Stortplaats', country: { code: 'SN' }, isCandidate: false },
    ],
    delegation: [
      { person: { name: 'Katrien Kwikstaart' }, jobTitle: null, municipality: { name: 'Scheldekerke' } },
      { person: null, jobTitle: 'Schepen', municipality: { name: 'Demerhout' } },
    ],
  })
})

test('an identification mission needs no partnership, a country or a candidate is enough', async () => {
  expect(await created(officer, { ...identification, countries: ['BJ'] })).toMatchObject({
    partnerships: [],
    countries: [{ code: 'BJ' }],
  })
  const places = [{ name: 'Nieuwdorp', country: 'SN', isCandidate: true }]
  expect(await created(officer, { ...identification, places })).toMatchObject({
    countries: [{ code: 'SN' }],
    places: [{ name: 'Nieuwdorp', isCandidate: true }],
  })
})

test('the same key sent again gives the same visit; for another input it is refused', async () => {
  const input = { ...technical(), idempotencyKey: 'sent twice' }
  const [first, second] = [await created(officer, input), await created(officer, input)]
  expect(second.id).toBe(first.id)
  expect(await created(officer, { ...input, title: 'Iets anders' })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'idempotencyKey'],
  })
})

test.each<[string, () => object, string, string[]]>([
  ['without a title', () => ({ ...technical(), title: ' ' }), 'ValidationError', ['input', 'title']],
  [
    'without a finality',
    () => ({ ...technical(), missionTypes: [] }),
    'ValidationError',
    ['input', 'missionTypes'],
  ],
  [
    'that ends before it starts',
    () => ({ ...technical(), endsOn: '2027-03-07' }),
    'ValidationError',
    ['input', 'endsOn'],
  ],
  [
    'of an unknown domain',
    () => ({ ...technical(), policyDomains: ['waste', 'x'] }),
    'ValidationError',
    ['input', 'policyDomains', '1'],
  ],
  [
    'to an unknown country',
    () => ({ ...identification, countries: ['XX'] }),
    'ValidationError',
    ['input', 'countries', '0'],
  ],
  [
    'of an unknown programme',
    () => ({ ...technical(), programme: 'x' }),
    'ValidationError',
    ['input', 'programme'],
  ],
  [
    'without a partnership',
    () => ({ ...technical(), partnerships: [] }),
    'RuleError',
    ['input', 'partnerships'],
  ],
  ['that goes nowhere', () => identification, 'RuleError', ['input', 'countries']],
  [
    'to a country where no partner is',
    () => ({ ...technical(), countries: ['SN', 'BJ'] }),
    'RuleError',
    ['input', 'countries'],
  ],
  [
    'to a place where no partner is',
    () => ({ ...technical(), places: [{ municipality: id['Dogbahoué'] }] }),
    'RuleError',
    ['input', 'countries'],
  ],
  [
    "in somebody else's partnership",
    () => ({ ...technical(), partnerships: [id['Demerhout – Dogbahoué']] }),
    'RuleError',
    ['input', 'partnerships', '0'],
  ],
  [
    'on which the partner travels',
    () => ({ ...technical(), municipalities: [id['Scheldekerke'], id['Keur Latyr']] }),
    'RuleError',
    ['input', 'municipalities', '1'],
  ],
  [
    'of a place without a name',
    () => ({ ...technical(), places: [{ country: 'SN' }] }),
    'ValidationError',
    ['input', 'places', '0'],
  ],
  [
    'of a place in no country',
    () => ({ ...technical(), places: [{ name: 'Dorp', country: 'XX' }] }),
    'ValidationError',
    ['input', 'places', '0', 'country'],
  ],
  [
    'with a delegate who is nobody',
    () => ({ ...technical(), delegation: [{ municipality: id['Scheldekerke'] }] }),
    'ValidationError',
    ['input', 'delegation', '0'],
  ],
  [
    'with an id of another kind',
    () => ({ ...technical(), delegation: [{ person: id['Scheldekerke'] }] }),
    'ValidationError',
    ['input', 'delegation', '0', 'person'],
  ],
  [
    'with somebody whom the officer may not know',
    () => ({ ...technical(), delegation: [{ person: id['Rita Roodborst'] }] }),
    'NotFoundError',
    ['input', 'delegation', '0', 'person'],
  ],
  [
    'that others make',
    () => ({ ...technical(), municipalities: [id['Demerhout']] }),
    'ForbiddenError',
    ['input', 'municipalities'],
  ],
])('a visit %s is refused', async (_what, input, __typename, path) => {
  expect(await created(officer, input())).toMatchObject({ __typename, path })
})

test('partners and visitors record no visits; the association records anybody’s', async () => {
  for (const asker of [partner, world.visitor])
    expect((await created(asker, technical())).__typename).toBe('ForbiddenError')
  expect(await created(editor, technical())).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'municipalities'],
  })
  expect(await created(editor, { ...technical(), municipalities: [id['Scheldekerke']] })).toMatchObject({
    __typename: 'Visit',
  })
})

test('every visit of the example world keeps these rules', async () => {
  const db = visibleClient(world.database, rowRules({ role: 'EDITOR', language: 'nl' }))
  const visits = await world.prisma.visit.findMany({
    where: { isExample: true },
    include: { municipalities: true, partnerships: true, missionTypes: true, countries: true },
  })
  for (const visit of visits) {
    const countries = visit.countries.map(country => country.code)
    const journey = {
      countries,
      missionTypes: visit.missionTypes.map(type => type.code),
      municipalities: visit.municipalities.map(municipality => municipality.id),
      partnerships: visit.partnerships.map(partnership => partnership.id),
      places: [],
      isDraft: false,
    }
    expect(await checkJourney(db, journey)).toEqual({ countries, places: [] })
  }
})
