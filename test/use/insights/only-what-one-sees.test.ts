import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import type { Viewer } from '../../../src/access/viewer.ts'
import { boards } from '../../../src/use/insights/boards/boards.ts'
import { oneOf, randomFrom, seed } from '../../kills/random.ts'
import type { Asker } from '../../support/asker.ts'
import { long } from '../../support/long.ts'
import { openWorld, type World } from '../../support/world.ts'

// What somebody counts, or is told, on all data is what he counts where nothing else is: no number hints at what he may not see.

let world: World
beforeAll(async () => {
  world = await openWorld()
  // A practice holds on to the lessons that confirm it, and these are to be taken out.
  await world.prisma.goodPractice.deleteMany()
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
  const of = `regions: ${JSON.stringify([...regions, '002'])}, themes: ${JSON.stringify([...themes, 'markets'])}`
  return {
    query: `{ regionalDossier(${of}, from: "2027-01-10", until: "2027-02-12", sessions: 2) {
      themes { code lessons practices visits questions trend { year lessons } }
      participants { name }
      matrix { municipality { name } theme lessons helped visits questions recommendations visitsPlanned }
      pairs { theme knows { name } asks { name } why }
      sessions { title knowing { name } asking { name } items { why } }
      reading { lesson { title } why }
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

const counted = [
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
  for (const [i, [asker, viewer]] of readers.entries()) {
    const random = randomFrom(seed, 'boards', i)
    const asked = [
      ...Array.from({ length: long ? 300 : 8 }, () => anyBoards(random)),
      ...Array.from({ length: long ? 60 : 3 }, () => anyDossier(random)),
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
    const total = JSON.stringify(answers).match(/"count":[1-9]/g)?.length ?? 0
    expect(total, viewer.role).toBeGreaterThan(i < 2 ? 40 : 10)
  }
}, 120_000)
