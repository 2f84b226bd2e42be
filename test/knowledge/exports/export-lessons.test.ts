import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rowRules } from '../../../src/access/row-rules.ts'
import type { Database } from '../../../src/db/database.ts'
import { visibleClient } from '../../../src/db/visible-client.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import { exportLessons, type ExportOptions } from '../../../src/knowledge/exports/export-lessons.ts'
import { freshDatabase } from '../../support/database.ts'

let database: Database
let own: string
beforeAll(async () => {
  database = await freshDatabase()
  await loadCatalogues(database.prisma)
  own = (await database.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })).id
})
beforeEach(() => database.query('truncate lesson cascade'))
afterAll(() => database[Symbol.asyncDispose]())

async function exported(options: ExportOptions): Promise<Buffer> {
  const db = visibleClient(database, rowRules({ role: 'EDITOR', language: 'nl' }))
  const chunks: Buffer[] = []
  for await (const chunk of exportLessons(db, options)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const capture = (title: string, rest: object = {}) =>
  database.prisma.lesson.create({
    data: {
      title,
      lesson: 'L',
      outcome: 'FAILED',
      language: 'en',
      state: 'IN_REVIEW',
      pillars: [],
      collectionId: own,
      ...rest,
    },
  })

async function jsonRows(options: Omit<ExportOptions, 'format'> = {}): Promise<Record<string, unknown>[]> {
  const text = (await exported({ format: 'jsonl', ...options })).toString()
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
}

test('JSON lines hold every column, with lists as lists and days as days', async () => {
  const { id, number, updatedAt } = await capture('Bins', {
    experiencedOn: new Date('2024-05-06'),
    pillars: ['POLITICAL', 'ADMINISTRATION'],
    policyDomains: { connect: [{ code: 'waste-collection' }, { code: 'health' }] },
    countries: { connect: [{ code: 'SN' }] },
  })
  expect(await jsonRows()).toMatchObject([
    {
      id: Buffer.from(`Lesson:${id}`).toString('base64'),
      number,
      version: 1,
      collection: 'own',
      state: 'IN_REVIEW',
      visibility: 'INTERNAL',
      title: 'Bins',
      outcome: 'FAILED',
      pillars: ['ADMINISTRATION', 'POLITICAL'],
      policyDomains: ['health', 'waste-collection'],
      countries: ['SN'],
      experiencedOn: '2024-05-06',
      why: null,
      anonymous: false,
      changedAt: updatedAt.toISOString(),
    },
  ])
})

test('CSV opens in a spreadsheet as text: a mark for UTF-8, quotes, and no formula', async () => {
  await capture('=HYPERLINK("http://example.org")', {
    why: '-1 and\n"two"',
    context: "'+x",
    evidence: '\tcmd',
    recommendation: 'é; ü',
  })
  const text = (await exported({ format: 'csv' })).toString()
  expect(text.startsWith('\ufeffid,number,version,collection,state,')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text).toContain('"\'=HYPERLINK(""http://example.org"")"')
  expect(text).toContain(`"'-1 and\n""two"""`)
  expect(text).toContain(",''+x,")
  expect(text).toContain(",'\tcmd,")
  expect(text).toContain(',é; ü,')
})

test('XLSX is a sheet with a header, numbers as numbers and text as text', async () => {
  await capture('=1+1', { why: 'a \u0001 b' })
  const [header, row] = await readSheet(await exported({ format: 'xlsx' }))
  const at = (name: string) => row?.[header?.indexOf(name) ?? -1]
  expect(at('title')).toBe('=1+1')
  expect(at('version')).toBe(1)
  expect(at('anonymous')).toBe(false)
  expect(at('why')).toBe('a  b')
  expect(at('recommendation')).toBeNull()
})

test('only what is asked for, and of that only what the reader may see', async () => {
  await capture('A draft of somebody', { state: 'DRAFT' })
  await capture('In review')
  await capture('Worked', { outcome: 'WORKED' })
  expect((await jsonRows()).map(row => row['title'])).toEqual(['In review', 'Worked'])
  expect((await jsonRows({ where: { outcome: 'WORKED' } })).map(row => row['title'])).toEqual(['Worked'])
})

test('of an anonymous lesson the list does not tell where it was learned', async () => {
  const { id } = await database.prisma.municipality.create({
    data: { name: 'Zeedorp', side: 'NORTH', countryCode: 'BE' },
  })
  const partnership = await database.prisma.partnership.create({
    data: { name: 'P', form: 'TWINNING', status: 'EXPLORING' },
  })
  const where = { municipalityId: id, partnershipId: partnership.id }
  await capture('Named', where)
  await capture('Anonymous', { ...where, anonymous: true })
  expect((await jsonRows()).map(row => [row['municipality'], row['partnership']])).toEqual([
    ['Zeedorp (BE)', partnership.number],
    [null, null],
  ])
})

test('more lessons than one batch holds all come, once, in the order of their numbers', async () => {
  await database.query(
    `insert into lesson (id, title, lesson, outcome, language, pillars, state, collection_id, updated_at)
     select gen_random_uuid(), 'T' || i, 'L', 'WORKED', 'nl', '{}', 'IN_REVIEW', $1, now() from generate_series(1, 1001) i`,
    [own],
  )
  const seen: number[] = []
  const rows = await jsonRows({ progress: written => void seen.push(written) })
  const numbers = rows.map(row => Number(row['number']))
  expect(new Set(numbers).size).toBe(1001)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(seen).toEqual([500, 1000, 1001])
})

test('an export of nothing is a header, or an empty file of JSON lines', async () => {
  expect((await exported({ format: 'csv' })).toString().split('\r\n')).toHaveLength(2)
  expect(await exported({ format: 'jsonl' })).toHaveLength(0)
  expect(await readSheet(await exported({ format: 'xlsx' }))).toHaveLength(1)
})
