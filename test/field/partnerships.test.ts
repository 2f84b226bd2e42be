import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
let editor: Asker
let officer: Asker
let stranger: Asker
let id: { [name: string]: string }
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Scheldekerke')
  stranger = await world.as('OFFICER', 'Demerhout')
  const { municipalities, people } = await editor.ask(
    '{ municipalities(first: 100) { nodes { id name } } people(first: 100) { nodes { id name } } }',
  )
  const rows: { id: string; name: string }[] = [...municipalities.nodes, ...people.nodes]
  id = Object.fromEntries(rows.map(row => [row.name, row.id]))
})
afterAll(() => world[Symbol.asyncDispose]())

const fields = `__typename ... on Partnership { id name form status startedOn endedOn endedReason version
  members { municipality { name } joinedOn leftOn } coordinators { person { name } municipality { name } from until } programmes { code } policyDomains { code } }
  ... on Problem { message path } ... on ConflictError { currentVersion }`
const mutation = (name: string) =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { answer: ${name}(input: $input) { ${fields} } }`
const doing = (name: string) => async (asker: Asker, input: object) =>
  (await asker.ask(mutation(name), { input })).answer
const [create, edit, end, setCoordinator] = [
  'createPartnership',
  'editPartnership',
  'endPartnership',
  'setCoordinator',
].map(doing) as [Doing, Doing, Doing, Doing]
type Doing = ReturnType<typeof doing>

const members = (...names: string[]) => names.map(name => ({ municipality: id[name] }))
const twinning = (...names: string[]) => ({ form: 'TWINNING', members: members(...names) })

async function named(asker: Asker, name: string) {
  const query =
    'query ($name: String) { partnerships(filter: { nameContains: $name }) { nodes { id number endedReason members { municipality { name } leftOn } north: members(side: NORTH) { municipality { name } } coordinators { person { name } from until } } } }'
  return (await asker.ask(query, { name })).partnerships.nodes[0]
}

test('a partnership shows its members, and its coordinators over time as far as they agreed to be named', async () => {
  const seen = async (asker: Asker) =>
    (await named(asker, 'Keur Latyr')).coordinators.map(
      (c: { person: { name: string } | null; until: string | null }) => [
        c.person?.name ?? null,
        c.until === null,
      ],
    )
  const all = [
    ['Katrien Kwikstaart', true],
    ['Awa Sarcelle', true],
    ['Ibrahima Pélican', false],
    ['Dirk Zilvermeeuw', false],
  ]
  expect((await seen(editor)).sort()).toEqual(all.toSorted())
  expect((await seen(stranger)).sort()).toEqual(
    all.map(([name, now]) => [name === 'Dirk Zilvermeeuw' ? null : name, now]).sort(),
  )
  expect(await seen(world.visitor)).toEqual([])
  const { members: both, north } = await named(world.visitor, 'Keur Latyr')
  expect(both.map((m: { municipality: { name: string } }) => m.municipality.name)).toEqual([
    'Keur Latyr',
    'Scheldekerke',
  ])
  expect(north).toEqual([{ municipality: { name: 'Scheldekerke' } }])
})

test('why a partnership ended is not told to visitors', async () => {
  expect((await named(stranger, 'Santa Rosal')).endedReason).toEqual(expect.any(String))
  expect((await named(world.visitor, 'Santa Rosal')).endedReason).toBeNull()
})

test.each([
  ['{ statuses: [ENDED] }', 1],
  ['{ statuses: [EXPLORING, ENDED] }', 2],
  ['{ countries: ["SN", "BJ"] }', 2],
  ['{ countries: ["BE"] }', 0],
  ['{ regions: ["005"], statuses: [ACTIVE] }', 2],
  ['{ forms: [THEMATIC_NETWORK] }', 1],
])('the filter %s finds %i', async (filter, count) => {
  const { partnerships } = await world.visitor.ask(
    `{ partnerships(filter: ${filter}) { totalCount nodes { name } } }`,
  )
  expect([partnerships.totalCount, partnerships.nodes.length]).toEqual([count, count])
})

test('an officer puts a partnership of the own municipality on record, named after its members', async () => {
  const partnership = await create(officer, {
    ...twinning('Scheldekerke', 'Ndiarou'),
    policyDomains: ['waste'],
    programmes: ['federal-2022-2026'],
  })
  expect(partnership).toMatchObject({
    name: 'Scheldekerke – Ndiarou',
    status: 'EXPLORING',
    startedOn: null,
    policyDomains: [{ code: 'waste' }],
    programmes: [{ code: 'federal-2022-2026' }],
    members: [{ municipality: { name: 'Ndiarou' } }, { municipality: { name: 'Scheldekerke' } }],
  })
  expect(
    await create(officer, { ...twinning('Scheldekerke', 'Kpossahoué'), status: 'ACTIVE' }),
  ).toMatchObject({ status: 'ACTIVE', startedOn: '2026-11-23' })
})

test.each<[string, () => object, string, string[]]>([
  ['without members', () => twinning(), 'ValidationError', ['input', 'members']],
  [
    'with a member twice',
    () => twinning('Scheldekerke', 'Ndiarou', 'Ndiarou'),
    'ValidationError',
    ['input', 'members'],
  ],
  ['of others', () => twinning('Demerhout', 'Ndiarou'), 'ForbiddenError', []],
  [
    'that is active without a partner',
    () => ({ ...twinning('Scheldekerke'), status: 'ACTIVE' }),
    'RuleError',
    ['input', 'members'],
  ],
  [
    'that begins ended',
    () => ({ ...twinning('Scheldekerke', 'Ndiarou'), status: 'ENDED' }),
    'ValidationError',
    ['input', 'status'],
  ],
  [
    'in an unknown domain',
    () => ({ ...twinning('Scheldekerke'), policyDomains: ['x'] }),
    'ValidationError',
    ['input', 'policyDomains', '0'],
  ],
])('a partnership %s is refused', async (_what, input, __typename, path) => {
  expect(await create(officer, input())).toMatchObject({ __typename, path })
})

test('partners and visitors put no partnership on record', async () => {
  const partner = await world.as('PARTNER', 'Ndiarou')
  for (const asker of [partner, world.visitor])
    expect((await create(asker, twinning('Scheldekerke', 'Ndiarou'))).__typename).toBe('ForbiddenError')
})

async function oursSince2020(): Promise<string> {
  return (
    await create(officer, {
      ...twinning('Scheldekerke', 'Ndiarou'),
      status: 'ACTIVE',
      startedOn: '2020-01-01',
    })
  ).id
}

test('members are added and leave; those left out stay', async () => {
  const ours = await oursSince2020()
  const added = await edit(officer, {
    id: ours,
    expectedVersion: 1,
    members: [{ municipality: id['Demerhout'], joinedOn: '2021-01-01' }],
  })
  expect(added.members.map((m: { municipality: { name: string } }) => m.municipality.name)).toEqual([
    'Demerhout',
    'Ndiarou',
    'Scheldekerke',
  ])
  const left = await edit(officer, {
    id: ours,
    expectedVersion: 2,
    members: [{ municipality: id['Demerhout'], leftOn: '2024-01-01' }],
  })
  expect(left.members[0]).toEqual({
    municipality: { name: 'Demerhout' },
    joinedOn: '2021-01-01',
    leftOn: '2024-01-01',
  })
  expect((await edit(stranger, { id: ours, expectedVersion: 3, name: 'Van ons' })).__typename).toBe(
    'ForbiddenError',
  )
  const alone = await edit(officer, {
    id: ours,
    expectedVersion: 3,
    members: [{ municipality: id['Ndiarou'], leftOn: '2024-01-01' }],
  })
  expect(alone).toMatchObject({ __typename: 'RuleError', path: ['input', 'members'] })
})

test('a partnership ends with a day and a reason, and can be taken up again', async () => {
  const ours = await oursSince2020()
  expect(
    await end(officer, { id: ours, expectedVersion: 1, on: '2019-12-31', reason: 'Te vroeg.' }),
  ).toMatchObject({ path: ['input', 'on'] })
  expect(
    await end(officer, { id: ours, expectedVersion: 1, on: '2026-11-24', reason: 'Te laat.' }),
  ).toMatchObject({ path: ['input', 'on'] })
  expect(await end(officer, { id: ours, expectedVersion: 1, on: '2026-01-01', reason: ' ' })).toMatchObject({
    path: ['input', 'reason'],
  })
  expect(
    (await end(stranger, { id: ours, expectedVersion: 1, on: '2026-01-01', reason: 'Zomaar.' })).__typename,
  ).toBe('ForbiddenError')
  expect(
    await end(officer, { id: ours, expectedVersion: 1, on: '2026-01-01', reason: 'Geen middelen meer.' }),
  ).toMatchObject({ status: 'ENDED', endedOn: '2026-01-01', endedReason: 'Geen middelen meer.' })
  expect(
    await end(officer, { id: ours, expectedVersion: 2, on: '2026-01-01', reason: 'Nog eens.' }),
  ).toMatchObject({ __typename: 'RuleError' })
  expect(await edit(officer, { id: ours, expectedVersion: 2, status: 'ACTIVE' })).toMatchObject({
    status: 'ACTIVE',
    endedOn: null,
    endedReason: null,
    startedOn: '2020-01-01',
  })
  const history = await world.prisma.revision.findMany({
    where: { kind: 'Partnership', subjectId: rowOf(ours) },
    orderBy: { id: 'asc' },
  })
  expect(
    history.map(revision => [revision.action, revision.fromState, revision.toState, revision.reason]),
  ).toEqual([
    ['create', null, 'ACTIVE', null],
    ['end', 'ACTIVE', 'ENDED', 'Geen middelen meer.'],
    ['reopen', 'ENDED', 'ACTIVE', null],
  ])
})

test('a new coordinator follows the former one without a gap', async () => {
  const ours = await oursSince2020()
  const appoint = (person: string, from: string, more: object = {}) =>
    setCoordinator(officer, { partnership: ours, person: id[person], from, ...more })
  await appoint('Katrien Kwikstaart', '2020-02-01')
  const { coordinators } = await appoint('Dirk Zilvermeeuw', '2024-09-01')
  expect(coordinators).toEqual([
    {
      person: { name: 'Dirk Zilvermeeuw' },
      municipality: { name: 'Scheldekerke' },
      from: '2024-09-01',
      until: null,
    },
    {
      person: { name: 'Katrien Kwikstaart' },
      municipality: { name: 'Scheldekerke' },
      from: '2020-02-01',
      until: '2024-08-31',
    },
  ])
  expect(await appoint('Dirk Zilvermeeuw', '2025-01-01')).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'person'],
  })
  expect(await appoint('Luc Boomvalk', '2024-09-01')).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'from'],
  })
  expect(await appoint('Wim Grutto', '2025-01-01')).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'person'],
  })
  expect(await appoint('Rita Roodborst', '2025-01-01')).toMatchObject({
    __typename: 'NotFoundError',
    path: ['input', 'person'],
  })
  expect(await appoint('Awa Sarcelle', '2025-01-01', { municipality: id['Keur Latyr'] })).toMatchObject({
    __typename: 'ForbiddenError',
  })
  expect(
    await setCoordinator(editor, {
      partnership: ours,
      municipality: id['Keur Latyr'],
      person: id['Awa Sarcelle'],
      from: '2025-01-01',
    }),
  ).toMatchObject({ __typename: 'RuleError', path: ['input', 'municipality'] })
})

const rowOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1] ?? ''
