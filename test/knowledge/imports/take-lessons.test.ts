import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import type { ImportedLesson, ImportRecord } from '../../../src/knowledge/imports/import-record.ts'
import { takeLessons } from '../../../src/knowledge/imports/take-lessons.ts'
import { freshDatabase } from '../../support/database.ts'
import { clock } from './bytes-of.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
  await loadCatalogues(database.prisma)
})
beforeEach(() => database.query('truncate lesson, outbox, revision cascade'))
afterAll(() => database[Symbol.asyncDispose]())

const pump: ImportedLesson = {
  sourceKey: 'MDRAA001:x',
  title: 'Pumps need spare parts',
  titleIsMade: true,
  language: 'en',
  context: 'Operation MDRAA001 in Togo (flood).',
  whatHappened: null,
  lesson: 'Pumps need spare parts within a day.',
  recommendation: null,
  outcome: 'NOT_STATED',
  experiencedOn: '2019-04-01',
  sourceDocument: 'Operation MDRAA001',
  sourceUrl: 'https://example.org/1',
  sourceOutcome: 'Challenges',
  policyDomains: ['water-sanitation', 'not-in-the-catalogue'],
  countries: ['TG'],
}

async function* rows(
  ...given: (Partial<ImportedLesson> | Omit<ImportRecord, 'line'>)[]
): AsyncGenerator<ImportRecord> {
  for (const [at, row] of given.entries()) {
    const line = at + 2
    if ('refused' in row || 'undated' in row || 'notes' in row)
      yield { lesson: pump, ...row, line } as ImportRecord
    else yield { line, lesson: { ...pump, ...row } }
  }
}

const take = (records: AsyncIterable<ImportRecord>, at = clock) =>
  takeLessons(database.prisma, records, { collection: 'ifrc', clock: at })

const read = () =>
  database.prisma.lesson.findMany({
    orderBy: { number: 'asc' },
    include: { collection: true, policyDomains: true, countries: true },
  })

test('a lesson is taken as published and public, with its links and its source', async () => {
  expect(await take(rows({}))).toMatchObject({ read: 1, taken: 1, updated: 0, unchanged: 0 })
  expect(await read()).toMatchObject([
    {
      title: 'Pumps need spare parts',
      titleIsMade: true,
      state: 'PUBLISHED',
      visibility: 'PUBLIC',
      outcome: 'NOT_STATED',
      sourceOutcome: 'Challenges',
      experiencedOn: new Date('2019-04-01'),
      publishedAt: clock(),
      version: 1,
      collection: { code: 'ifrc' },
      policyDomains: [{ code: 'water-sanitation' }],
      countries: [{ code: 'TG' }],
    },
  ])
  expect(await database.query('select kind from outbox')).toEqual([{ kind: 'Lesson' }])
})

test('the same file again changes nothing, not even what the index has to do', async () => {
  await take(rows({}, { sourceKey: 'b' }))
  const before = await read()
  await database.query('truncate outbox')
  const again = await take(rows({}, { sourceKey: 'b' }), () => new Date('2027-01-01'))
  expect(again).toMatchObject({ taken: 0, updated: 0, unchanged: 2 })
  expect(await read()).toEqual(before)
  expect(await database.query('select * from outbox')).toEqual([])
})

test('a changed row updates its lesson, raises its version, and leaves alone what only people here add', async () => {
  await take(rows({}, { sourceKey: 'b' }))
  await database.prisma.lesson.updateMany({ data: { level: 'PROCESS', state: 'WITHDRAWN' } })
  const later = await take(
    rows({ lesson: 'Longer.', policyDomains: ['health'], countries: [] }, { sourceKey: 'b' }),
  )
  expect(later).toMatchObject({ taken: 0, updated: 1, unchanged: 1 })
  expect(await read()).toMatchObject([
    {
      lesson: 'Longer.',
      version: 2,
      level: 'PROCESS',
      state: 'WITHDRAWN',
      policyDomains: [{ code: 'health' }],
      countries: [],
    },
    { lesson: pump.lesson, version: 1 },
  ])
  expect(await database.prisma.revision.findMany()).toMatchObject([
    { action: 'import', fields: ['lesson', 'policyDomains', 'countries'] },
  ])
  expect(await take(rows({ lesson: 'Longer.', policyDomains: ['health'], countries: [] }))).toMatchObject({
    unchanged: 1,
  })
})

test('a lesson that was edited here stays as edited, and that is said', async () => {
  await take(rows({}))
  await database.prisma.lesson.updateMany({ data: { title: 'Better title', version: 2 } })
  expect(await take(rows({}))).toMatchObject({ unchanged: 1, refused: [] })
  const [{ number } = { number: 0 }] = await read()
  expect(await take(rows({ lesson: 'New at the source.' }))).toMatchObject({
    updated: 0,
    refused: [
      {
        line: 2,
        field: 'lesson',
        reason: `lesson ${number} was edited here since it was imported, and stays as it is`,
      },
    ],
  })
  expect(await read()).toMatchObject([{ title: 'Better title', lesson: pump.lesson, version: 2 }])
})

test('a repeat within the file is named with both lines and not taken', async () => {
  const report = await take(rows({}, { sourceKey: 'b' }, { title: 'Other sector' }, {}))
  expect(report).toMatchObject({
    read: 4,
    taken: 2,
    doubles: [
      { line: 4, first: 2 },
      { line: 5, first: 2 },
    ],
  })
})

test('a repeat of which its source says otherwise how it went is named with both words', async () => {
  const [worked, failed] = [
    { outcome: 'WORKED', sourceOutcome: 'Success' },
    { outcome: 'NOT_STATED', sourceOutcome: 'Challenges' },
  ] as const
  expect((await take(rows(worked, failed, worked))).doubles).toEqual([
    { line: 3, first: 2, otherwise: "says 'Challenges' where that said 'Success'" },
    { line: 4, first: 2 },
  ])
  expect(await read()).toMatchObject([worked])
})

test('a success that a later file no longer calls one is said, and its word stays in the history', async () => {
  await take(rows({ outcome: 'WORKED', sourceOutcome: 'Success' }))
  const later = rows({ outcome: 'NOT_STATED', sourceOutcome: 'Lessons Learnt' })
  const said = "says 'Lessons Learnt' where an earlier one said 'Success'"
  expect(await take(later)).toMatchObject({
    updated: 1,
    notes: [{ note: `The file ${said}`, times: 1, line: 2 }],
  })
  expect(await read()).toMatchObject([{ outcome: 'NOT_STATED', sourceOutcome: 'Lessons Learnt' }])
  expect(await database.prisma.revision.findMany()).toMatchObject([
    { action: 'import', fields: ['outcome', 'sourceOutcome'], reason: said },
  ])
})

test('refusals, doubtful dates and notes stand in the report by their lines', async () => {
  const report = await take(
    rows(
      { refused: [{ field: 'lesson', reason: 'is empty' }] },
      { lesson: { ...pump, experiencedOn: null }, undated: 'no date' },
      { lesson: { ...pump, sourceKey: 'b' }, notes: ['Country left out'] },
      { lesson: { ...pump, sourceKey: 'c' }, notes: ['Country left out'] },
    ),
  )
  expect(report).toMatchObject({
    read: 4,
    taken: 3,
    refused: [{ line: 2, field: 'lesson', reason: 'is empty' }],
    undated: [{ line: 3, reason: 'no date' }],
    notes: [{ note: 'Country left out', times: 2, line: 4 }],
  })
})

test('a date in doubt does not take away the date on record, run after run', async () => {
  await take(rows({}))
  const doubtful = { lesson: { ...pump, experiencedOn: null }, undated: 'dragged' }
  for (const outcome of [await take(rows(doubtful)), await take(rows(doubtful))]) {
    expect(outcome).toMatchObject({ updated: 0, unchanged: 1, undated: [{ line: 2 }] })
  }
  expect(await read()).toMatchObject([{ experiencedOn: new Date('2019-04-01'), version: 1 }])
})

test('the same key in another collection is another lesson', async () => {
  await take(rows({}))
  await takeLessons(database.prisma, rows({}), { collection: 'nasa-llis', clock })
  expect(await read()).toHaveLength(2)
})

test('an import that breaks off leaves whole batches, and the next run completes it', async () => {
  const many = Array.from({ length: 600 }, (_, i) => ({ sourceKey: `k${i}` }))
  async function* breaksOff() {
    let left = 590
    for await (const row of rows(...many))
      if (left-- > 0) yield row
      else throw new Error('the power failed')
  }
  const seen: number[] = []
  const options = {
    collection: 'ifrc',
    clock,
    progress: ({ taken }: { taken: number }) => void seen.push(taken),
  }
  await expect(takeLessons(database.prisma, breaksOff(), options)).rejects.toThrow('the power failed')
  expect(await database.prisma.lesson.count()).toBe(500)
  expect(seen).toEqual([250, 500])
  expect(await take(rows(...many))).toMatchObject({ taken: 100, unchanged: 500 })
  expect(await database.query(`select count(*)::int as n from outbox`)).toEqual([{ n: 600 }])
})

test('two imports of one file at a time take every lesson once', async () => {
  const many = Array.from({ length: 300 }, (_, i) => ({ sourceKey: `k${i}` }))
  const [one, other] = await Promise.all([take(rows(...many)), take(rows(...many))])
  expect(one.taken + other.taken).toBe(300)
  expect(one.unchanged + other.unchanged).toBe(300)
})

test('a collection that the catalogue lacks is said, and nothing is taken', async () => {
  await expect(takeLessons(database.prisma, rows({}), { collection: 'other', clock })).rejects.toThrow(
    "no collection 'other'",
  )
})
