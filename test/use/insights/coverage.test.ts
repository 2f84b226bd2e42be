import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { holds } from '../../../src/access/rule.ts'
import { rowRules } from '../../../src/access/row-rules.ts'
import { publishedVisibleTo } from '../../../src/access/visible-knowledge.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { facetValues, foundUnder } from '../../../src/field/found-under.ts'
import { foldChanges } from '../../../src/knowledge/counts/fold-changes.ts'
import { countCoverage } from '../../../src/use/insights/count-coverage.ts'
import type { CoverageFilter, Dimension } from '../../../src/use/insights/dimensions.ts'
import { oneOf, randomFrom, seed } from '../../kills/random.ts'
import { changeSomething, furnish, type Setting } from '../../knowledge/counts/changing-lessons.ts'
import { eachDatabase } from '../../support/database.ts'
import { long } from '../../support/long.ts'

vi.setConfig({ testTimeout: 300_000 })

interface Found {
  readonly outcome: string
  readonly values: Readonly<Record<string, readonly string[]>>
}

const dimensions: Dimension[] = ['MISSION_TYPE', 'POLICY_DOMAIN', 'REGION', 'OUTCOME', 'YEAR']
const facetOf: Record<Dimension, string> = {
  MISSION_TYPE: 'missionType',
  POLICY_DOMAIN: 'policyDomain',
  REGION: 'region',
  OUTCOME: 'outcome',
  YEAR: 'year',
}
const partOf: Record<string, keyof CoverageFilter> = {
  missionType: 'missionTypes',
  policyDomain: 'policyDomains',
  region: 'regions',
  country: 'countries',
  collection: 'collections',
  outcome: 'outcomes',
  level: 'levels',
  language: 'languages',
  year: 'years',
}

/** Every published lesson that a viewer may see, with all that it is found under. */
async function lessonsFor({ database, viewers }: Setting, who: string): Promise<Found[]> {
  const viewer = viewers[who]
  if (!viewer) throw new Error(`Nobody is ${who}.`)
  const rows = await database.prisma.lesson.findMany({
    where: { state: 'PUBLISHED' },
    include: { ...foundUnder, collection: true },
  })
  return rows
    .filter(row => holds(publishedVisibleTo(viewer), row))
    .map(row => ({
      outcome: row.outcome,
      values: {
        ...facetValues(row),
        collection: [row.collection.code],
        outcome: [row.outcome],
        level: row.level ? [row.level] : [],
        language: [row.language],
        year: row.experiencedOn ? [String(row.experiencedOn.getUTCFullYear())] : [],
      },
    }))
}

/** The trees as they are: a code to its line upwards, the world left out. */
async function linesOf({ database: { prisma } }: Setting) {
  const lines = new Map<string, string[]>()
  for (const { code, parent } of await prisma.policyDomain.findMany({
    include: { parent: { include: { parent: true } } },
  }))
    lines.set(
      code,
      [code, parent?.code, parent?.parent?.code].filter(each => each !== undefined),
    )
  const parents = new Map((await prisma.region.findMany()).map(row => [row.code, row.parentCode]))
  for (const code of parents.keys()) {
    const line: string[] = []
    for (let at: string | null | undefined = code; at && at !== '001'; at = parents.get(at)) line.push(at)
    if (line.length) lines.set(code, line)
  }
  return lines
}

type Lines = Awaited<ReturnType<typeof linesOf>>

function isShown(
  lines: Lines,
  facet: string,
  value: string,
  level: number,
  chosen: readonly unknown[] | null | undefined,
) {
  const isTree = facet === 'policyDomain' || facet === 'region'
  if (!isTree) return !chosen || chosen.map(String).includes(value)
  const line = lines.get(value)
  if (!line) return false
  const isLeaf = ![...lines.values()].some(other => other.length > 1 && other[1] === value)
  const isThere = line.length === level || (line.length < level && isLeaf)
  if (!chosen) return isThere
  return (
    (isThere && line.some(code => chosen.includes(code))) || (line.length > level && chosen.includes(value))
  )
}

/** The same counted by hand. */
function recount(
  found: readonly Found[],
  by: readonly Dimension[],
  filter: CoverageFilter,
  level: number,
  lines: Lines,
) {
  const passing = found.filter(({ values }) =>
    Object.entries(partOf).every(([facet, part]) => {
      const chosen = filter[part]
      return !chosen || (values[facet] ?? []).some(value => chosen.map(String).includes(value))
    }),
  )
  const cells = new Map<string, number>()
  for (const { values } of passing) {
    const shown = by.map(dimension => {
      const facet = facetOf[dimension]
      const part = partOf[facet]
      return (values[facet] ?? []).filter(value => isShown(lines, facet, value, level, part && filter[part]))
    })
    const combinations = shown.reduce<string[][]>(
      (before, next) => before.flatMap(each => next.map(value => [...each, value])),
      [[]],
    )
    for (const each of combinations) cells.set(each.join(' '), (cells.get(each.join(' ')) ?? 0) + 1)
  }
  return { total: passing.length, cells: Object.fromEntries(cells) }
}

function anyFilter({ missionTypes, domains, countries }: Setting, random: () => number): CoverageFilter {
  const some = <T>(values: readonly T[], most: number) =>
    random() < 0.7
      ? undefined
      : Array.from({ length: 1 + Math.floor(random() * most) }, () => oneOf(values, random))
  return {
    missionTypes: some(missionTypes, 2),
    policyDomains: some(domains, 2),
    regions: some(['002', '202', '011', '019', '013', '001'], 2),
    countries: random() < 0.8 ? undefined : some(countries, 2),
    outcomes: some(['WORKED', 'FAILED'] as const, 2),
    levels: random() < 0.8 ? undefined : some(['PROCESS', 'RESULT'] as const, 1),
    languages: random() < 0.8 ? undefined : some(['nl', 'fr'] as const, 2),
    years: some([2020, 2021, 2022], 2),
  }
}

eachDatabase('coverage', open => {
  let setting: Setting
  beforeAll(async () => {
    setting = await furnish(await open())
  })
  afterAll(() => setting?.database[Symbol.asyncDispose]())

  it('is what counting by hand gives, for everybody, by whatever, under any filter', async () => {
    const random = randomFrom(seed, 'coverage')
    const { database, viewers } = setting
    for (let round = 0; round < (long ? 40 : 4); round++) {
      for (let step = 0; step < 40; step++) await changeSomething(setting, random)
      if (round % 2) await foldChanges(database, 1000)
      const lines = await linesOf(setting)
      for (const [who, viewer] of Object.entries(viewers)) {
        const found = await lessonsFor(setting, who)
        const db = visibleClient(database, rowRules(viewer))
        for (let asked = 0; asked < 12; asked++) {
          const by = dimensions.filter(() => random() < 0.4)
          const filter = anyFilter(setting, random)
          const level = oneOf([1, 2, 3], random)
          const levels = { domain: level, region: level }
          const { total, cells } = await countCoverage(
            { db, viewer, readText: database.readText },
            { by, filter, levels },
            true,
          )
          const what = `${who} by ${by.join()} ${JSON.stringify(filter)} at ${level}, KENNISBAND_SEED=${seed}`
          const counted = cells.map(cell => [cell.values.map(({ value }) => value).join(' '), cell.lessons])
          expect({ total, cells: Object.fromEntries(counted) }, what).toEqual(
            recount(found, by, filter, level, lines),
          )
        }
      }
    }
  })
})
