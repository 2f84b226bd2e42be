import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { onPostgreSQL } from '../support/database.ts'

onPostgreSQL('a reading statement', serverUrl => {
  let database: Database
  beforeAll(async () => {
    database = await openPostgreSQL(serverUrl)
  })
  afterAll(() => database?.[Symbol.asyncDispose]())

  test('is planned once on a connection, whatever its values', async () => {
    const sql = 'select $1::int4 + 1, $2::text, $3::text::text[], $4::bool'
    expect(await database.readText(sql, [1, 'é"\\', '{a,"b c"}', true])).toEqual([
      ['2', 'é"\\', '{a,"b c"}', 't'],
    ])
    expect(await database.readText(sql, [2, null, null, false])).toEqual([['3', null, null, 'f']])
    const plans = 'select count(*) from pg_prepared_statements where statement = $1'
    expect(await database.readText(plans, [sql])).toEqual([['1']])
  })

  test('says why it failed, and can be sent again', async () => {
    const sql = 'select 10 / $1::int4'
    await expect(database.readText(sql, [0])).rejects.toThrow('division by zero')
    await expect(database.readText(sql, ['x'])).rejects.toThrow('invalid input syntax')
    expect(await database.readText(sql, [5])).toEqual([['2']])
    await expect(database.readText('selec', [])).rejects.toThrow('syntax error')
    expect(await database.readText('select from generate_series(1, 2)', [])).toEqual([[], []])
    expect(await database.readText('', [])).toEqual([])
  })

  test('fails with its connection, and the next one has another', async () => {
    const lost = database.readText('select pg_terminate_backend(pg_backend_pid())', [])
    await expect(lost).rejects.toThrow()
    expect(await database.readText('select 1', [])).toEqual([['1']])
  })

  test('goes on beside others: each has its own rows', async () => {
    const all = Array.from({ length: 40 }, (_, i) => database.readText('select $1::int4', [i]))
    expect(await Promise.all(all)).toEqual(all.map((_, i) => [[`${i}`]]))
  })
})
