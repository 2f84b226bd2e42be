import { pino } from 'pino'
import { createSchema } from 'graphql-yoga'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { makeAsker } from '../support/asker.ts'
import { onPostgreSQL } from '../support/database.ts'

onPostgreSQL('a read that takes too long', serverUrl => {
  let database: Database
  let app: App
  beforeAll(async () => {
    database = await openPostgreSQL(serverUrl, { readTimeout: 0.2 })
    const schema = createSchema({
      typeDefs: 'type Query { slow: String, quick: String }',
      resolvers: {
        Query: {
          slow: () => database.readTextInTime('select pg_sleep($1::float8)', ['20']),
          quick: async () => (await database.readTextInTime('select $1::text', ['quick']))[0]?.[0],
        },
      },
    })
    const log = pino({ level: 'silent' })
    app = makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context: () => ({}) })
  })
  afterAll(async () => {
    await app?.[Symbol.asyncDispose]()
    await database?.[Symbol.asyncDispose]()
  })

  test('is stopped, and whoever asked is told to ask for less', async () => {
    const { data, errors } = await makeAsker(app).tryToAsk('{ slow quick }')
    expect(data).toEqual({ slow: null, quick: 'quick' })
    expect(errors).toMatchObject([
      {
        message:
          'This took longer than 0.2 s and was stopped; ask for less: a narrower filter, a smaller first, fewer fields.',
        path: ['slow'],
        extensions: { code: 'TOO_SLOW' },
      },
    ])
    expect(await makeAsker(app).ask('{ quick }')).toEqual({ quick: 'quick' })
  })

  test('is not stopped where nobody waits: what writes, imports, exports or rebuilds', async () => {
    expect(await database.readText('select 1 from pg_sleep(0.5)', [])).toEqual([['1']])
    expect(await database.query('select 1 as one from pg_sleep(0.5)')).toEqual([{ one: 1 }])
    expect(await database.prisma.$queryRaw`select 1 as one from pg_sleep(0.5)`).toEqual([{ one: 1 }])
  })
})
