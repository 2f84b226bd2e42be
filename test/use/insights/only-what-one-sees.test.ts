import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import type { Viewer } from '../../../src/access/viewer.ts'
import { boards } from '../../../src/use/insights/boards/boards.ts'
import { does, drafts, invites } from '../../events/do.ts'
import { oneOf, randomFrom, seed } from '../../kills/random.ts'
import type { Asker } from '../../support/asker.ts'
import { long } from '../../support/long.ts'
import { openWorld, today, type World } from '../../support/world.ts'

// What somebody counts, or is told, on all data is what he counts where nothing else is: no number hints at what he may not see.

let world: World
beforeAll(async () => {
  world = await openWorld()
  // A practice holds on to the lessons that confirm it; who sees the one is to see the others, for what he does not see
  // is to be taken out.
  await world.prisma.lesson.updateMany({ where: { practices: { some: {} } }, data: { visibility: 'PUBLIC' } })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const some = <Of>(all: readonly Of[], most: number, random: () => number): Of[] => [
  ...new Set(Array.from({ length: Math.floor(random() * (most + 1)) }, () => oneOf(all, random))),
]

/** A dossier about some themes of some region, all of it. */
function anyDossier(random: () => number): { query: string; filter: Record<string, unknown> } {
  const regions = some(['002', '011', '202', '419', '005', '013'], 2, random)
  const themes = some(['waste-collection', 'waste', 'civil-registry', 'good-governance', 'youth'], 3, random)
  const of = `regions: ${JSON.stringify([...regions, '002'])}, themes: ${JSON.stringify([...themes, 'markets', 'concept:market'])}`
  return {
    query: `{ regionalDossier(${of}, from: "2027-01-10", until: "2027-02-12", sessions: 2) {
      themes { code lessons practices visits questions trend { year lessons } disputed { worked { why } failed { why } } }
      participants { name }
      matrix { municipality { name } theme lessons practices helped visits questions recommendations visitsPlanned thinBriefs }
      pairs { theme knows { name } asks { name } why }
      sessions { title knowing { name } asking { name } items { why } }
      reading { lesson { title } practice { title } why }
      gaps { sentences }
      visitsNear { title }
      peopleToCall { name }
    } }`,
    filter: {},
  }
}

/** Boards under filters as a dashboard would send them. */
function anyBoards(random: () => number): { query: string; filter: Record<string, unknown> } {
  // All at once as finely as can be would be more than a query may ask.
  const finest = oneOf(boards, random)
  const fields = boards.map(board => {
    const { name, dimensions } = board
    const by = some(Object.keys(dimensions), board === finest ? 3 : 2, random).join(', ')
    const withNone = by.split(', ').length < 3 && random() < 0.2
    const levels = `regionLevel: ${1 + Math.floor(random() * 3)} domainLevel: ${1 + Math.floor(random() * 2)}`
    return `${name}(by: [${by}] ${levels} ${withNone ? 'withNone: true' : ''}) { total rows { count values { value label } } }`
  })
  const parts: Record<string, unknown> = {
    regions: some(['002', '011', '202', '419', '005'], 2, random),
    policyDomains: some(['waste', 'waste-collection', 'participation'], 2, random),
    missionTypes: some(['IDENTIFICATION', 'EVALUATION', 'TECHNICAL', 'POLITICAL'], 2, random),
    years: some([2021, 2022, 2023, 2024, 2025, 2026], 3, random),
    languages: some(['nl', 'fr', 'es', 'en'], 2, random),
  }
  const filter = Object.fromEntries(
    Object.entries(parts).filter(([, values]) => (values as unknown[]).length > 0 && random() < 0.4),
  )
  const network = 'learningNetwork { nodes { name taught learned met } edges { way from to count } }'
  return {
    query: `query ($filter: InsightFilter) { insights(filter: $filter) { ${fields.join(' ')} ${network} } }`,
    filter,
  }
}

/** The dossiers of all events that he sees, as they would be and as they were sent. */
const ofEvents = {
  query: `{ events(first: 1, filter: { policyDomains: ["waste"], years: [2027] }) { totalCount nodes { title dossier {
      participants { name } matrix { municipality { name } theme lessons practices helped questions }
      pairs { why } reading { lesson { title } practice { title } why } gaps { sentences } }
      sentDossier { visibility withdrawn dossier { themes { lessons practices } pairs { why } reading { lesson { title } practice { title } why } } } } }
    eventInvitations { totalCount } goodPractices { totalCount } }`,
  filter: {},
}

// In this order: what holds on to a lesson goes before it.
const counted = [
  'goodPractice',
  'sentDossierItem',
  'sentDossierCopy',
  'session',
  'eventInvitation',
  'lesson',
  'lessonReview',
  'recommendation',
  'reuse',
  'participation',
  'question',
  'questionAnswer',
  'event',
] as const

const standing = {
  id: true,
  usedInVisits: true,
  usedInPartnerships: true,
  timesHelped: true,
  timesNoDifference: true,
  timesWrong: true,
  helpedElsewhere: true,
} as const

/** Takes everything out of the tables that boards count which this viewer may not see. */
async function keepOnly(viewer: Viewer): Promise<number> {
  const rules = rowRules(viewer) as Record<string, { where: object }>
  const standings = await world.prisma.lesson.findMany({ select: standing })
  // A session holds on to what came of it.
  const hidden = { session: { isNot: rules['Session']?.where ?? {} } }
  await world.prisma.lesson.updateMany({ where: hidden, data: { sessionId: null } })
  await world.prisma.questionAnswer.updateMany({ where: hidden, data: { sessionId: null } })
  let gone = 0
  for (const name of counted) {
    const rule = rules[`${name.charAt(0).toUpperCase()}${name.slice(1)}`]
    const table = world.prisma[name] as {
      findMany(asked: object): Promise<{ id: string }[]>
      deleteMany(asked: object): Promise<{ count: number }>
    }
    const seen = await table.findMany({ where: rule?.where, select: { id: true } })
    gone += (await table.deleteMany({ where: { id: { notIn: seen.map(({ id }) => id) } } })).count
  }
  // What came of a lesson is one standing for all who see it, whoever sees the visits on which it was told.
  for (const { id, ...was } of standings) await world.prisma.lesson.updateMany({ where: { id }, data: was })
  return gone
}

test(`boards and dossiers of an officer, a partner and a visitor, one after the other with less beside what they see (seed ${seed})`, async () => {
  const municipality = (side: 'NORTH' | 'SOUTH') =>
    world.prisma.municipality.findFirstOrThrow({
      where: { side, memberships: { some: { partnership: { visits: { some: { reuses: { some: {} } } } } } } },
    })
  const [north, south] = [await municipality('NORTH'), await municipality('SOUTH')]
  // Whoever sees more comes first: what is taken out for him, the next one does not see either.
  const readers: [Asker, Viewer][] = [
    [await world.as('OFFICER', north.name), { role: 'OFFICER', municipalityId: north.id, language: 'nl' }],
    [await world.as('PARTNER', south.name), { role: 'PARTNER', municipalityId: south.id, language: 'nl' }],
    [world.visitor, { role: 'VISITOR', language: 'nl' }],
  ]
  // Of each circle something that the next one does not see, about what the event is about.
  for (const visibility of ['INTERNAL', 'FLEMISH', 'NETWORK'] as const)
    await world.prisma.lesson.create({
      data: {
        ...{ title: `De weegbrug, ${visibility}`, lesson: 'De weegbrug stond stil.', outcome: 'FAILED' },
        ...{ visibility, language: 'nl', state: 'PUBLISHED', publishedAt: today },
        ...{ municipality: { connect: { id: south.id } }, collection: { connect: { code: 'own' } } },
        policyDomains: { connect: { code: 'waste' } },
        countries: { connect: { code: 'SN' } },
      },
    })
  const editor = await world.as('EDITOR')
  const { id: event, version } = await drafts(editor, {
    policyDomains: ['waste', 'markets'],
    regions: ['002'],
  })
  await does(editor, 'announceEvent', { id: event, expectedVersion: version })
  for (const { name } of [north, south]) await invites(world, editor, event, name)
  await world.settled()
  const sends = (verb: string, input: object = {}) =>
    does(editor, verb, { event, ...input }, '... on Event { sentDossier { version } }')
  expect(await sends('sendDossier')).toMatchObject({ sentDossier: { version: 1 } })
  for (const [i, [asker, viewer]] of readers.entries()) {
    const random = randomFrom(seed, 'boards', i)
    const asked = [
      ...Array.from({ length: long ? 300 : 8 }, () => anyBoards(random)),
      ...Array.from({ length: long ? 60 : 3 }, () => anyDossier(random)),
      ofEvents,
    ]
    const answers = []
    for (const { query, filter } of asked) answers.push(await asker.ask(query, { filter }))
    expect(await keepOnly(viewer), viewer.role).toBeGreaterThan(0)
    await world.settled()
    for (const [n, { query, filter }] of asked.entries())
      expect(
        await asker.ask(query, { filter }),
        `${viewer.role}: ${query} ${JSON.stringify(filter)}`,
      ).toEqual(answers[n])
    // What partners were sent is what would be sent to them if they saw all that there is.
    if (viewer.role === 'PARTNER') {
      const [was] = answers.slice(-1)
      expect(JSON.stringify(was).match(/"sentDossier":\{/g)?.length).toBe(1)
      expect(await sends('refreshDossier', { expectedVersion: 1 })).toMatchObject({
        sentDossier: { version: 2 },
      })
      expect(await asker.ask(ofEvents.query)).toEqual(was)
    }
    const total = JSON.stringify(answers).match(/"count":[1-9]/g)?.length ?? 0
    expect(total, viewer.role).toBeGreaterThan(i < 2 ? 40 : 10)
  }
}, 120_000)
