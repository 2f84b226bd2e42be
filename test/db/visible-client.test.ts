import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import type { Prisma } from '../../src/db/generated/client/client.ts'
import { type VisibleClient, visibleClient } from '../../src/db/visible-client.ts'
import { freshDatabase } from '../support/database.ts'
import { exampled } from '../support/furnishings.ts'

let database: Database
let db: VisibleClient
beforeAll(async () => {
  database = await freshDatabase(exampled)
  db = visibleClient(database, {})
  await database.reference.now()
})
afterAll(() => database[Symbol.asyncDispose]())

const byTitle: { orderBy: Prisma.LessonOrderByWithRelationInput[] } = {
  orderBy: [{ title: 'asc' }, { id: 'asc' }],
}
const byId = { orderBy: { id: 'asc' } } as const

// Each tree as Prisma's own client answers it: values, shapes, order, nulls.
const lessons: Record<string, Parameters<Database['prisma']['lesson']['findMany']>[0]> = {
  'all columns': byTitle,
  'some columns': {
    ...byTitle,
    select: { title: true, pillars: true, experiencedOn: true, createdAt: true, anonymous: true },
  },
  'a page': { ...byTitle, take: 7, skip: 3 },
  'a page from the end': { ...byTitle, take: -7 },
  'a page after a row': { ...byId, take: 5 },
  'one row beside': { ...byTitle, include: { visit: true, partnership: true, collection: true } },
  'one row beside, three deep': {
    ...byTitle,
    select: {
      title: true,
      author: {
        select: {
          person: {
            select: { name: true, municipality: { include: { country: { include: { region: true } } } } },
          },
        },
      },
    },
  },
  'many rows beneath': {
    ...byTitle,
    include: {
      policyDomains: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
      countries: { orderBy: { code: 'asc' } },
    },
  },
  'many beneath one beneath many': {
    ...byTitle,
    take: 9,
    include: {
      visit: {
        include: {
          municipalities: {
            ...{ orderBy: { name: 'asc' } },
            include: { visits: { ...byId, take: 2, include: { places: { orderBy: { id: 'asc' } } } } },
          },
        },
      },
    },
  },
  'counts beneath': {
    ...byTitle,
    include: { _count: { select: { policyDomains: true, practices: true, reviews: true } } },
  },
  'a filtered count': {
    ...byTitle,
    select: { id: true, _count: { select: { policyDomains: { where: { code: { contains: 'a' } } } } } },
  },
  'an enum in a list': {
    ...byTitle,
    where: { outcome: { in: ['FAILED', 'MIXED'] }, state: { not: 'DRAFT' } },
  },
  'a list column': { ...byTitle, where: { pillars: { has: 'CIVIL_SOCIETY' } } },
  'a day': { ...byTitle, where: { experiencedOn: { gte: new Date('2026-01-01') } } },
  'null and not null': { ...byTitle, where: { OR: [{ visitId: null }, { level: { not: null } }] } },
  'text, whatever its case': { ...byTitle, where: { title: { contains: 'THE', mode: 'insensitive' } } },
  'text with the signs of a pattern': { ...byTitle, where: { lesson: { contains: '100%_' } } },
  'quotes and backslashes in a list': {
    ...byTitle,
    where: { title: { in: ['a"b', 'c\\d', '{e}', 'f,g', "h'i"] } },
  },
  'an empty list': { ...byTitle, where: { id: { in: [] } } },
  'no condition at all': { ...byTitle, where: { AND: [], OR: undefined } },
  'an or of nothing': { ...byTitle, where: { OR: [] } },
  not: { ...byTitle, where: { NOT: [{ outcome: 'WORKED' }, { language: 'nl' }] } },
  'some and none': {
    ...byTitle,
    where: { policyDomains: { some: { parent: { code: 'waste' } } }, countries: { none: { code: 'SN' } } },
  },
  every: { ...byTitle, where: { policyDomains: { every: { code: { startsWith: 'w' } } } } },
  'a relation to one': { ...byTitle, where: { visit: { partnerships: { some: { status: 'ACTIVE' } } } } },
  'no relation to one': { ...byTitle, where: { visit: null } },
  'a relation that is not': { ...byTitle, where: { partnership: { isNot: { status: 'ACTIVE' } } } },
}

describe('a lesson read in one statement is what Prisma reads', () => {
  test.each(Object.entries(lessons))('%s', async (_name, tree) => {
    const sent: string[] = []
    const expected = await database.prisma.lesson.findMany(tree)
    using _listening = database.onStatement(sql => sent.push(sql))
    expect(await db.lesson.findMany(tree)).toEqual(expected)
    expect(sent).toHaveLength(1)
  })
})

test('by a cursor that carries the values of its order', async () => {
  const orderBy: Prisma.LessonOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { id: 'desc' }]
  const [, , third] = await database.prisma.lesson.findMany({ orderBy })
  if (!third) throw new Error('The example world has lessons.')
  const cursor = { createdAt_id: { createdAt: third.createdAt, id: third.id } }
  const pages: Prisma.LessonFindManyArgs[] = [
    { skip: 1, take: 4 },
    { skip: 1, take: -4 },
    { take: 3 },
    { take: -3 },
    { skip: 2, take: 3 },
  ]
  for (const page of pages) {
    const tree = { orderBy, cursor, ...page }
    expect(await db.lesson.findMany(tree)).toEqual(await database.prisma.lesson.findMany(tree))
  }
})

test('by no cursor that leans on its row, which may be gone', async () => {
  const cursor = { id: '01930000-0000-7000-8000-000000000000' }
  await expect(db.lesson.findMany({ ...byTitle, cursor, skip: 1 })).rejects.toThrow(
    /cursor brings the values of all keys/,
  )
})

test('big and broken numbers and JSON arrive as they are', async () => {
  const [kind, id] = ['LESSON', '01900000-0000-7000-8000-000000000001']
  const attributes = { text: 'a "quoted" word', number: 1.5, list: [1, 'two', null] }
  await database.prisma.indexedDocument.create({
    data: {
      kind,
      id,
      version: '1',
      language: 'nl',
      audience: 'TEST',
      terms: ['a', '"'],
      strengths: { a: 0.1, '"': 2 },
      attributes,
      record: '"a text"',
      spoken: '',
    },
  })
  await database.prisma.indexAudience.create({
    data: { audience: 'TEST', field: 'lesson', documents: 1, length: 9_007_199_254_740_993n },
  })
  const document = { where: { kind_id: { kind, id } } }
  expect(await db.indexedDocument.findUnique(document)).toEqual(
    await database.prisma.indexedDocument.findUnique(document),
  )
  const audience = { where: { audience_field: { audience: 'TEST', field: 'lesson' } } }
  expect(await db.indexAudience.findUnique(audience)).toEqual(
    await database.prisma.indexAudience.findUnique(audience),
  )
})

describe('what is asked in one tick', () => {
  test('a list and its count are one statement, also for an empty page', async () => {
    const sent: string[] = []
    using _listening = database.onStatement(sql => sent.push(sql))
    const [rows, count] = await Promise.all([
      db.lesson.findMany({ ...byTitle, take: 2 }),
      db.lesson.count({ where: { outcome: 'FAILED' } }),
    ])
    const [none, all] = await Promise.all([db.lesson.findMany({ where: { OR: [] } }), db.lesson.count()])
    expect(sent).toHaveLength(2)
    expect(rows).toEqual(await database.prisma.lesson.findMany({ ...byTitle, take: 2 }))
    expect(count).toBe(await database.prisma.lesson.count({ where: { outcome: 'FAILED' } }))
    expect([none, all]).toEqual([[], await database.prisma.lesson.count()])
  })

  test('look-ups of one kind are one statement, each with its own answer', async () => {
    const [a, b] = await database.prisma.lesson.findMany({ ...byTitle, take: 2 })
    const sent: string[] = []
    using _listening = database.onStatement(sql => sent.push(sql))
    const nowhere = '01900000-0000-7000-8000-000000000000'
    const found = await Promise.all(
      [a?.id, nowhere, b?.id].map(id => db.lesson.findUnique({ where: { id }, select: { title: true } })),
    )
    expect(found.map(row => row?.title)).toEqual([a?.title, undefined, b?.title])
    expect(sent).toHaveLength(1)
  })

  test('one that fails leaves its neighbours alone', async () => {
    const bad = db.lesson.findMany({ where: { id: 'not a uuid' } })
    const good = db.visit.count()
    await expect(bad).rejects.toThrow(/uuid/)
    expect(await good).toBeGreaterThan(0)
  })
})

describe('with a rule', () => {
  const failed = { where: { outcome: 'FAILED' } }
  test('lists, counts, look-ups and relations hold nothing else', async () => {
    const ruled = visibleClient(database, { Lesson: failed, Visit: { where: { OR: [] } } })
    const all = await ruled.lesson.findMany({ include: { visit: true } })
    expect(all.length).toBeGreaterThan(0)
    expect(all.every(row => row.outcome === 'FAILED' && row.visit === null)).toBe(true)
    expect(await ruled.lesson.count()).toBe(all.length)
    const worked = await database.prisma.lesson.findFirstOrThrow({ where: { outcome: 'WORKED' } })
    expect(await ruled.lesson.findUnique({ where: { id: worked.id } })).toBeNull()
    await expect(ruled.lesson.findUniqueOrThrow({ where: { id: worked.id } })).rejects.toMatchObject({
      code: 'P2025',
    })
    const domains = await ruled.policyDomain.findMany({
      include: { lessons: true, _count: { select: { lessons: true } } },
    })
    for (const domain of domains) {
      expect(domain.lessons.every(lesson => lesson.outcome === 'FAILED')).toBe(true)
      expect(domain._count.lessons).toBe(domain.lessons.length)
    }
  })
})

describe('what has no statement of its own', () => {
  const distinct = { ...byId, distinct: ['outcome' as const] }
  const rules = {
    Lesson: { where: { language: 'nl' as const } },
    Visit: { where: { programmeId: null } },
    PolicyDomain: { where: { code: { contains: 'a' } } },
  }
  const answered: string[] = []
  let ruled: VisibleClient
  beforeAll(() => {
    database.fallBacks.add(why => answered.push(why))
    ruled = visibleClient(database, rules)
  })

  test('is answered by Prisma, and said', async () => {
    expect(await db.lesson.findMany(distinct)).toEqual(await database.prisma.lesson.findMany(distinct))
    expect(answered).toEqual(['No statement for distinct.'])
  })

  test('holds nothing but what the reader may see, at any depth', async () => {
    const include = {
      visit: { include: { lessons: byId } },
      policyDomains: byId,
      _count: { select: { policyDomains: true } },
    }
    const lessons = await ruled.lesson.findMany({ ...byId, distinct: ['title'], include })
    const compiled = await ruled.lesson.findMany({ ...byId, include })
    expect(lessons.some(row => row.visit)).toBe(true)
    expect(lessons.some(row => row.visitId && !row.visit)).toBe(true)
    expect(lessons).toEqual(compiled)
  })

  test('has no key that was not asked for', async () => {
    const select = { title: true, visit: { select: { title: true, programme: { select: { code: true } } } } }
    const lessons = await ruled.lesson.findMany({ ...byId, distinct: ['title'], select })
    expect(lessons).toEqual(await ruled.lesson.findMany({ ...byId, select }))
  })

  test('leaves its neighbours one statement', async () => {
    const sent: string[] = []
    using _listening = database.onStatement(sql => sent.push(sql))
    const [rows, count] = await Promise.all([ruled.lesson.findMany(distinct), ruled.lesson.count()])
    expect(rows.length).toBeGreaterThan(1)
    expect(count).toBe(await database.prisma.lesson.count({ where: rules.Lesson.where }))
    expect(sent.filter(sql => sql.startsWith('select count(*)'))).toHaveLength(1)
  })

  test('is refused like any other when it must be there', async () => {
    const none = { ...distinct, where: { title: 'nobody wrote this' } }
    await expect(ruled.lesson.findFirstOrThrow(none)).rejects.toMatchObject({ code: 'P2025' })
  })
})

test('all counts of a row at once', async () => {
  const tree = { ...byTitle, take: 5, include: { _count: true } } as const
  expect(await db.lesson.findMany(tree)).toEqual(await database.prisma.lesson.findMany(tree))
})
