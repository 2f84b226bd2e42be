import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { keptLessons } from '../../../src/access/kept-lessons.ts'
import { rowRules } from '../../../src/access/row-rules.ts'
import { holds } from '../../../src/access/rule.ts'
import { knowledgeVisibleTo } from '../../../src/access/visible-knowledge.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { foldChanges } from '../../../src/knowledge/counts/fold-changes.ts'
import { keepFolding } from '../../../src/knowledge/counts/keep-folding.ts'
import { checkCounts, rebuildCounts } from '../../../src/knowledge/counts/recount-lessons.ts'
import { type LessonFilter, lessonFilter } from '../../../src/knowledge/lessons/lesson-filter.ts'
import { lessonShelf } from '../../../src/knowledge/lessons/lesson-shelf.ts'
import { idKey, keysetPage, momentKey, type Order, textKey } from '../../../src/paging/keyset-page.ts'
import { oneOf, randomFrom, seed } from '../../kills/random.ts'
import { eachDatabase } from '../../support/database.ts'
import { generatedCases } from '../../support/long.ts'
import { addLesson, changeSomething, furnish, type Setting } from './changing-lessons.ts'

vi.setConfig({ testTimeout: 300_000 })

const nothingWrong = { standings: 0, places: 0, counts: 0, cells: 0 }

interface Row {
  id: string
  title: string
  createdAt: Date
}
const byDate = [momentKey<Row, 'createdAt'>('createdAt'), idKey<Row>()]
const byTitle = [textKey<Row, 'title'>('title'), idKey<Row>()]
const orders: Order<Row>[] = [
  { name: 'newest', keys: byDate, direction: 'desc' },
  { name: 'oldest', keys: byDate, direction: 'asc' },
  { name: 'titles', keys: byTitle, direction: 'asc' },
]

async function filtersOf({ database, missionTypes, domains, countries }: Setting): Promise<LessonFilter[]> {
  const collections = (await database.prisma.collection.findMany()).map(({ code }) => code)
  return [
    {},
    ...missionTypes.map(code => ({ missionTypes: [code] })),
    ...domains.map(code => ({ policyDomains: [code] })),
    ...['001', '002', '202', '011', '019'].map(code => ({ regions: [code] })),
    ...countries.map(code => ({ countries: [code] })),
    ...collections.map(code => ({ collections: [code] })),
    { outcomes: ['FAILED'] },
    { outcomes: ['WORKED', 'MIXED'] },
    { levels: ['RESULT', 'PROCESS'] },
    { languages: ['nl'] },
    { years: [2021, 2022, 1066] },
  ]
}

/** A viewer's list under a filter: from the shelves, and from all rows, each held against the rule. */
async function compare(
  setting: Setting,
  who: string,
  filter: LessonFilter,
  order: Order<Row>,
  random: () => number,
) {
  const viewer = setting.viewers[who]
  if (!viewer) throw new Error(`Nobody is ${who}.`)
  const { database } = setting
  const db = visibleClient(database, rowRules(viewer))
  const where = await lessonFilter(
    { db, viewer, now: new Date() },
    Object.keys(filter).length ? filter : null,
  )
  const shelf = lessonShelf(filter, where)
  if (!shelf) throw new Error('Each of these filters has its shelf.')
  const lessons = db.$onShelf('lesson', shelf)
  const passing = await database.prisma.lesson.findMany({
    where,
    orderBy: order.keys.map(({ column }) => ({ [column]: order.direction })),
  })
  const ids = passing.filter(row => holds(knowledgeVisibleTo(viewer), row)).map(({ id }) => id)
  const select = { id: true, title: true, createdAt: true } as const
  const read = (args: object) =>
    keysetPage<Row>(order, args, bounds => lessons.findMany({ ...bounds, select }))
  const forwards: string[] = []
  const backwards: string[] = []
  const first = 5 + Math.floor(random() * 60)
  for (let after: string | null | undefined; after !== null;) {
    const page = await read({ first, after })
    forwards.push(...page.edges.map(({ node }) => node.id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  }
  for (let before: string | null | undefined; before !== null;) {
    const page = await read({ last: first, before })
    backwards.unshift(...page.edges.map(({ node }) => node.id))
    before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null
  }
  const what = `${who} ${JSON.stringify(filter)} ${order.name}, KENNISBAND_SEED=${seed}`
  expect(forwards, what).toEqual(ids)
  expect(backwards, what).toEqual(ids)
  expect(await lessons.count(), what).toBe(ids.length)
}

eachDatabase('what is kept of lessons', open => {
  let setting: Setting
  beforeAll(async () => {
    setting = await furnish(await open())
  })
  afterAll(() => setting?.database[Symbol.asyncDispose]())

  it('is what the rule says of all rows, for everybody, under every facet, whatever happened', async () => {
    const random = randomFrom(seed, 'kept')
    for (let step = 1; step <= generatedCases; step++) {
      await changeSomething(setting, random)
      if (random() < 0.02) await foldChanges(setting.database, 30)
      if (step % Math.floor(generatedCases / 2) !== 0) continue
      const filters = await filtersOf(setting)
      for (const who of Object.keys(setting.viewers))
        for (const filter of filters) await compare(setting, who, filter, oneOf(orders, random), random)
      expect(await checkCounts(setting.database.prisma), `KENNISBAND_SEED=${seed}`).toEqual(nothingWrong)
    }
  })

  it('stays exact while several write and one folds', async () => {
    const { database } = setting
    const writers = ['a', 'b', 'c', 'd'].map(async name => {
      const random = randomFrom(seed, name)
      for (let step = 0; step < 40; step++)
        await changeSomething(setting, random).catch((error: unknown) => {
          // Two that want the same lessons in another order: the database ends one of them, which is no answer.
          if (!/deadlock/.test(String(error))) throw error
        })
    })
    let isWriting = true
    const folding = (async () => {
      while (isWriting) await foldChanges(database, 7)
    })()
    const looking = (async () => {
      while (isWriting) {
        const [row] = await database.query<{ kept: number; counted: number }>(
          `select (select sum(count) from lesson_shelf where facet = '' and circle = 'PUBLIC')::int
             + coalesce((select sum(sign) from lesson_change
                 where shelves && array(select id from lesson_shelf where facet = '' and circle = 'PUBLIC')), 0)::int as kept,
             (select count(*) from lesson where state = 'PUBLISHED' and visibility = 'PUBLIC')::int as counted`,
        )
        expect(row?.kept, `KENNISBAND_SEED=${seed}`).toBe(row?.counted)
      }
    })()
    await Promise.all(writers).finally(() => {
      isWriting = false
    })
    await Promise.all([folding, looking])
    expect(await checkCounts(database.prisma), `KENNISBAND_SEED=${seed}`).toEqual(nothingWrong)
  })

  it('goes on after a cursor whose lesson was withdrawn meanwhile', async () => {
    const visitor = setting.viewers.visitor
    if (!visitor) throw new Error('There is a visitor.')
    const random = randomFrom(seed, 'cursor')
    for (let n = 0; n < 20; n++) await addLesson(setting, random)
    await setting.database.query(
      `update lesson set state = 'PUBLISHED', published_at = now(), visibility = 'PUBLIC'`,
    )
    const [order] = orders
    if (!order) throw new Error('There is an order.')
    const lessons = visibleClient(setting.database, rowRules(visitor)).$onShelf('lesson', {
      on: { facet: '', value: '' },
      where: {},
    })
    const read = (args: object) => keysetPage<Row>(order, args, bounds => lessons.findMany({ ...bounds }))
    const all = await read({ first: 9 })
    const cursor = all.edges[4]?.cursor
    await setting.database.query(`update lesson set state = 'WITHDRAWN' where id = $1`, [
      all.edges[4]?.node.id,
    ])
    const next = await read({ first: 4, after: cursor })
    expect(next.edges.map(({ node }) => node.id)).toEqual(all.edges.slice(5, 9).map(({ node }) => node.id))
  })

  it('is put right by a rebuild, and a check says what differs and leaves it', async () => {
    const { database } = setting
    while ((await foldChanges(database, 1000)) > 0);
    await database.query(`update lesson_shelf set count = count + 1 where facet = 'year'`)
    await database.query(
      `delete from lesson_place where lesson_id = (select min(lesson_id::text)::uuid from lesson_place)`,
    )
    await database.query(`update coverage_cell set worked = worked + 2 where grain = 5`)
    await database.query(
      `delete from lesson_standing where lesson_id = (select max(lesson_id::text)::uuid from lesson_standing)`,
    )
    const differs = await checkCounts(database.prisma)
    for (const rows of Object.values(differs)) expect(rows).toBeGreaterThan(0)
    expect(await rebuildCounts(database.prisma)).toEqual(differs)
    expect(await rebuildCounts(database.prisma)).toEqual(nothingWrong)
  })

  it('is folded by itself, and by one process at a time', async () => {
    const { database } = setting
    const random = randomFrom(seed, 'folding')
    const waiting = async () => (await database.query('select seq from lesson_change')).length
    {
      await using _one = keepFolding(database, pino({ level: 'silent' }))
      await using _other = keepFolding(database, pino({ level: 'silent' }))
      for (let n = 0; n < 30; n++) await addLesson(setting, random)
      await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000, interval: 100 })
    }
    for (let n = 0; n < 30; n++) await addLesson(setting, random)
    expect(await waiting(), 'nobody folds any more').toBeGreaterThan(0)
    expect(await checkCounts(database.prisma)).toEqual(nothingWrong)
  })

  it('a draft leaves nothing of itself', async () => {
    const { database } = setting
    const kept = () =>
      database.query<{ n: number }>(
        'select (select count(*) from lesson_place) + (select count(*) from lesson_standing) + (select count(*) from lesson_due) as n',
      )
    const before = await kept()
    await database.query(
      `insert into lesson (id, title, language, lesson, outcome, collection_id, state)
       select gen_random_uuid(), 'A draft', 'nl', 'Nothing yet', 'WORKED', id, 'DRAFT' from collection limit 1`,
    )
    expect(await kept()).toEqual(before)
  })

  it('a viewer reads from five shelves at most', () => {
    for (const viewer of Object.values(setting.viewers)) {
      const { circle } = keptLessons(viewer).readers as { circle: { in: string[] } }
      expect(circle.in.length).toBeLessThanOrEqual(5)
    }
  })
})
