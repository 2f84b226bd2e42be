import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { pgliteTemplate } from '../support/template.ts'

let database: Awaited<ReturnType<typeof openPGlite>>
beforeAll(async () => {
  database = await openPGlite({ template: await pgliteTemplate() })
})
afterAll(() => database[Symbol.asyncDispose]())

const plans = async () =>
  (await database.query<{ name: string }>('select name from pg_prepared_statements')).map(({ name }) => name)

test('a reading statement is planned once, whatever its values', async () => {
  const sql = 'select $1::int4 + 1, $2::text, $3::text::text[], $4::bool'
  const before = await plans()
  expect(await database.readText(sql, [1, 'é"\\', '{a,"b c"}', true])).toEqual([
    ['2', 'é"\\', '{a,"b c"}', 't'],
  ])
  expect(await database.readText(sql, [2, null, null, false])).toEqual([['3', null, null, 'f']])
  expect(await plans()).toHaveLength(before.length + 1)
})

test('the plans of statements that do not come again are let go', async () => {
  for (let i = 0; i < 450; i++) expect(await database.readText(`select ${i}`, [])).toEqual([[`${i}`]])
  expect((await plans()).length).toBeLessThanOrEqual(201)
  expect(await database.readText('select 0', [])).toEqual([['0']])
})

test('a statement that fails says why, and can be sent again', async () => {
  const sql = 'select 10 / $1::int4'
  await expect(database.readText(sql, [0])).rejects.toThrow('division by zero')
  await expect(database.readText(sql, ['x'])).rejects.toThrow('invalid input syntax')
  expect(await database.readText(sql, [5])).toEqual([['2']])
  await expect(database.readText(sql, [0])).rejects.toThrow('division by zero')
  expect(await database.readText(sql, [2])).toEqual([['5']])
  await expect(database.readText('selec', [])).rejects.toThrow('syntax error')
})

test('a read waits for the end of a transaction, and sees nothing of one that fails', async () => {
  const count = async () => Number((await database.readText('select count(*) from region', []))[0]?.[0])
  let reading: Promise<number> | undefined
  const writing = database.prisma.$transaction(async tx => {
    await tx.region.create({ data: { code: '999' } })
    reading = count()
    await tx.region.count()
    throw new Error('no')
  })
  await expect(writing).rejects.toThrow('no')
  expect(await reading).toBe(0)
})
