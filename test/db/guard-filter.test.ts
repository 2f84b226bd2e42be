import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import type { Prisma } from '../../src/db/generated/client/client.ts'
import { type VisibleClient, visibleClient } from '../../src/db/visible-client.ts'
import { freshDatabase } from '../support/database.ts'
import { exampled } from '../support/furnishings.ts'

// A reader who sees what failed, the visits that politicians take part in, and nothing of the rest. What a filter
// finds is what it would find if the rest were not there.

let database: Database
let reader: VisibleClient
const visibleLessons = { where: { outcome: 'FAILED' } } satisfies { where: Prisma.LessonWhereInput }
const visibleVisits = { where: { pillars: { has: 'POLITICAL' } } } satisfies { where: Prisma.VisitWhereInput }

beforeAll(async () => {
  database = await freshDatabase(exampled)
  reader = visibleClient(database, { Lesson: visibleLessons, Visit: visibleVisits })
})
afterAll(() => database[Symbol.asyncDispose]())

interface Domain {
  code: string
  lessons: { language: string; visit: { title: string } | null }[]
}

/** The domains as this reader sees them: with visible lessons, each with its visit where that is visible. */
async function seenDomains(): Promise<Domain[]> {
  const domains = await database.prisma.policyDomain.findMany({
    select: { code: true, lessons: { ...visibleLessons, include: { visit: true } } },
  })
  const visits = new Set((await database.prisma.visit.findMany(visibleVisits)).map(({ id }) => id))
  return domains.map(({ code, lessons }) => ({
    code,
    lessons: lessons.map(({ language, visit }) => ({
      language,
      visit: visit && visits.has(visit.id) ? visit : null,
    })),
  }))
}

const isLong = ({ title }: { title: string }) => title.includes('e')
const filters: [string, Prisma.LessonListRelationFilter, (lessons: Domain['lessons']) => boolean][] = [
  ['some', { some: {} }, all => all.length > 0],
  ['some that …', { some: { language: 'fr' } }, all => all.some(one => one.language === 'fr')],
  ['none', { none: {} }, all => all.length === 0],
  ['none that …', { none: { language: 'fr' } }, all => all.every(one => one.language !== 'fr')],
  ['every', { every: { language: 'fr' } }, all => all.every(one => one.language === 'fr')],
  [
    'every and none at once',
    { every: { language: 'fr' }, none: { language: 'nl' } },
    all => all.every(one => one.language === 'fr'),
  ],
  ['a hidden one beneath', { some: { visit: { isNot: null } } }, all => all.some(one => one.visit)],
  ['no visible one beneath', { some: { visit: null } }, all => all.some(one => !one.visit)],
  ['nothing by is', { some: { visit: { is: null } } }, all => all.some(one => !one.visit)],
  [
    'one beneath that …',
    { some: { visit: { title: { contains: 'e' } } } },
    all => all.some(one => one.visit && isLong(one.visit)),
  ],
  [
    'one beneath that is not …',
    { some: { visit: { isNot: { title: { contains: 'e' } } } } },
    all => all.some(one => !one.visit || !isLong(one.visit)),
  ],
  [
    'within or and not',
    { some: { OR: [{ NOT: { visit: { is: {} } }, language: 'es' }, { AND: { visit: { title: 'x' } } }] } },
    all => all.some(one => !one.visit && one.language === 'es'),
  ],
]

describe('a relation in a filter reaches visible rows only:', () => {
  test.each(filters)('%s', async (what, lessons, holds) => {
    const found = await reader.policyDomain.findMany({ where: { lessons }, select: { code: true } })
    const seen = await seenDomains()
    const expected = seen.filter(domain => holds(domain.lessons)).map(({ code }) => code)
    expect(found.map(({ code }) => code).sort()).toEqual(expected.sort())
    expect(await reader.policyDomain.count({ where: { lessons } })).toBe(expected.length)
    // The stories are about something: without the rules the answer is another.
    const all = await database.prisma.policyDomain.count({ where: { lessons } })
    if (what !== 'every and none at once') expect(all).not.toBe(expected.length)
  })
})

test('so does one in the filter of a count', async () => {
  const where = { visit: { isNot: null } } satisfies Prisma.LessonWhereInput
  const domains = await reader.policyDomain.findMany({
    select: { code: true, _count: { select: { lessons: { where } } } },
  })
  const seen = new Map((await seenDomains()).map(domain => [domain.code, domain.lessons]))
  for (const { code, _count } of domains)
    expect([code, _count.lessons]).toEqual([code, seen.get(code)?.filter(one => one.visit).length])
})

test('a list is not ordered by what is hidden, and a place in it tells of no row', async () => {
  const byVisit = {
    orderBy: [{ visit: { title: 'asc' } }, { id: 'asc' }],
  } satisfies Prisma.LessonFindManyArgs
  const lessons = await reader.lesson.findMany({ ...byVisit, include: { visit: true } })
  const places = lessons.map(lesson => lesson.visit?.title)
  const told = places.filter(title => title !== undefined)
  expect(told.length).toBeGreaterThan(1)
  expect(places.slice(0, told.length)).toEqual(told)
  const untold = lessons.slice(told.length).map(({ id }) => id)
  expect(untold).toEqual(untold.toSorted())

  const hidden = await database.prisma.lesson.findFirstOrThrow({ where: { NOT: visibleLessons.where } })
  const after = await reader.lesson.findMany({ cursor: { id: hidden.id }, orderBy: { id: 'asc' } })
  const visible = await reader.lesson.findMany({ orderBy: { id: 'asc' } })
  expect(after).toEqual(visible.filter(({ id }) => id > hidden.id))
})

test('a rule that speaks of other tables means what it says, whatever their own rules are', async () => {
  const rule = { visit: { partnerships: { some: { status: 'ACTIVE' } } } } satisfies Prisma.LessonWhereInput
  const nothing = { where: { OR: [] } }
  const strict = visibleClient(database, { Lesson: { where: rule }, Visit: nothing, Partnership: nothing })
  const expected = await database.prisma.lesson.count({ where: rule })
  expect(expected).toBeGreaterThan(0)
  expect(await strict.lesson.count()).toBe(expected)
  expect(await strict.lesson.count({ where: { visit: {} } })).toBe(0)
})
