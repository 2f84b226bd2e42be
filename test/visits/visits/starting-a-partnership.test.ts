import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

let world: World
let officer: Asker
let other: Asker
let hazegem: string
let ndiarou: string
let scheldekerke: string
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('OFFICER', 'Hazegem')
  other = await world.as('OFFICER', 'Demerhout')
  hazegem = await world.municipality('Hazegem')
  ndiarou = globalId('Municipality', await world.municipality('Ndiarou'))
  scheldekerke = globalId('Municipality', await world.municipality('Scheldekerke'))
})
afterAll(() => world[Symbol.asyncDispose]())

const globalId = (type: string, row: string) => Buffer.from(`${type}:${row}`).toString('base64')
const rowOf = (id: string) => Buffer.from(id, 'base64').toString().split(':')[1] ?? ''

const create =
  'mutation ($input: CreateVisitInput!) { answer: createVisit(input: $input) { ... on Visit { id } ... on Problem { message } } }'
const start = `mutation ($input: StartPartnershipInput!) { answer: startPartnership(input: $input) { __typename
  ... on Partnership { id name status startedOn members { municipality { name side } } policyDomains { code } visits { title version places { name municipality { name } isCandidate } } }
  ... on Problem { message path } } }`

let visit: string
let villages = 0
let village: string
beforeEach(async () => {
  village = `Nieuwdorp ${++villages}`
  const { answer } = await officer.ask(create, {
    input: {
      title: 'Twee gemeenten in Senegal',
      missionTypes: ['IDENTIFICATION'],
      startsOn: '2026-10-05',
      endsOn: '2026-10-12',
      policyDomains: ['waste-collection'],
      places: [
        { municipality: ndiarou, isCandidate: true },
        { name: village, country: 'SN', isCandidate: true },
      ],
    },
  })
  visit = answer.id
})

async function started(asker: Asker, input: object) {
  return (await asker.ask(start, { input: { visit, form: 'TWINNING', ...input } })).answer
}

test('visit, lessons and history go along', async () => {
  const lesson = await writeLesson()
  const partnership = await started(officer, { partners: [{ municipality: ndiarou }], status: 'ACTIVE' })
  expect(partnership).toMatchObject({
    name: 'Hazegem – Ndiarou',
    status: 'ACTIVE',
    startedOn: '2026-11-23',
    members: [
      { municipality: { name: 'Hazegem', side: 'NORTH' } },
      { municipality: { name: 'Ndiarou', side: 'SOUTH' } },
    ],
    policyDomains: [{ code: 'waste-collection' }],
    visits: [{ title: 'Twee gemeenten in Senegal', version: 2 }],
  })
  const moved = await world.prisma.lesson.findUniqueOrThrow({ where: { id: lesson } })
  expect(moved.partnershipId).toBe(rowOf(partnership.id))
  const history = await world.prisma.revision.findMany({
    where: { subjectId: { in: [lesson, rowOf(visit), rowOf(partnership.id)] } },
  })
  expect(history.map(revision => `${revision.kind} ${revision.action}`).sort()).toEqual([
    'Lesson startPartnership',
    'Partnership start',
    'Visit create',
    'Visit startPartnership',
  ])
})

test('the partner reads the visit from then on', async () => {
  const read = 'query ($id: ID) { visit(id: $id) { startsOn delegation { jobTitle } } }'
  const partner = await world.as('PARTNER', 'Ndiarou')
  expect((await partner.ask(read, { id: visit })).visit).toEqual({ startsOn: null, delegation: null })
  await started(officer, { partners: [{ municipality: ndiarou }] })
  expect((await partner.ask(read, { id: visit })).visit).toEqual({ startsOn: '2026-10-05', delegation: [] })
})

test('a candidate that was only a name becomes a municipality on record, once', async () => {
  const partnership = await started(officer, { partners: [{ name: village, country: 'SN' }] })
  expect(partnership).toMatchObject({ name: `Hazegem – ${village}`, status: 'EXPLORING', startedOn: null })
  expect(partnership.visits[0].places).toEqual([
    { name: null, municipality: { name: 'Ndiarou' }, isCandidate: true },
    { name: null, municipality: { name: village }, isCandidate: true },
  ])
  expect(await world.prisma.municipality.count({ where: { name: village } })).toBe(1)
})

test('a lesson that is in another partnership stays there', async () => {
  const { id } = await world.prisma.partnership.findFirstOrThrow()
  const lesson = await writeLesson(id)
  await started(officer, { partners: [{ municipality: ndiarou }] })
  expect(await world.prisma.lesson.findUniqueOrThrow({ where: { id: lesson } })).toMatchObject({
    partnershipId: id,
  })
})

test('sent twice with one key it starts one partnership; without, the second is refused', async () => {
  const input = { partners: [{ municipality: ndiarou }], idempotencyKey: `start ${village}` }
  const [first, second] = [await started(officer, input), await started(officer, input)]
  expect(second.id).toBe(first.id)
  expect(await started(officer, { partners: input.partners })).toMatchObject({
    __typename: 'RuleError',
    path: ['input', 'visit'],
  })
})

test('two who start one from the same visit at the same time: one partnership', async () => {
  const answers = await Promise.all(
    [1, 2].map(() => started(officer, { partners: [{ municipality: ndiarou }] })),
  )
  expect(answers.map(answer => answer.__typename).sort()).toEqual(['Partnership', 'RuleError'])
})

test('what is wrong is refused, and nothing is left behind', async () => {
  const before = await world.prisma.municipality.count()
  const refused = async (asker: Asker, input: object) => {
    const { __typename, path } = await started(asker, input)
    return [__typename, ...(path ?? [])].join(' ')
  }
  expect(await refused(officer, { partners: [] })).toBe('ValidationError input partners')
  expect(await refused(officer, { partners: [{ name: 'Ergens' }] })).toBe('ValidationError input partners 0')
  expect(await refused(officer, { partners: [{ name: 'Ergens', country: 'XX' }] })).toBe(
    'ValidationError input partners 0 country',
  )
  expect(await refused(officer, { partners: [{ name: 'Elders', country: 'BJ' }] })).toBe(
    'RuleError input partners 0',
  )
  expect(await refused(officer, { partners: [{ municipality: scheldekerke }] })).toBe(
    'RuleError input partners 0',
  )
  expect(await refused(officer, { partners: [{ municipality: ndiarou }], status: 'ENDED' })).toBe(
    'ValidationError input status',
  )
  expect(await refused(officer, { partners: [{ name: village, country: 'SN' }], policyDomains: ['x'] })).toBe(
    'ValidationError input policyDomains 0',
  )
  expect(await refused(other, { partners: [{ municipality: ndiarou }] })).toBe('ForbiddenError input visit')
  expect(await refused(world.visitor, { partners: [{ municipality: ndiarou }] })).toBe(
    'NotFoundError input visit',
  )
  expect(await world.prisma.municipality.count()).toBe(before)
  expect(await world.prisma.partnership.count({ where: { visits: { some: { id: rowOf(visit) } } } })).toBe(0)
})

async function writeLesson(partnershipId?: string): Promise<string> {
  const collection = await world.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })
  const { id } = await world.prisma.lesson.create({
    data: {
      title: 'Ga eerst naar de streek',
      lesson: 'De streekvereniging kent alle kandidaten.',
      language: 'nl',
      outcome: 'WORKED',
      pillars: [],
      collectionId: collection.id,
      visitId: rowOf(visit),
      partnershipId,
      municipalityId: hazegem,
    },
  })
  return id
}
