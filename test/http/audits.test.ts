import { auditServer } from 'graphql-http'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { type App, makeApp } from '../../src/http/make-app.ts'
import { schema } from '../../src/schema.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
let app: App

beforeAll(async () => {
  database = await freshDatabase()
  const log = pino({ level: 'silent' })
  app = makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context: () => ({}) })
})
afterAll(async () => {
  await app?.[Symbol.asyncDispose]()
  await database?.[Symbol.asyncDispose]()
})

test('all audits of GraphQL over HTTP pass for strangers, as set for production', async () => {
  const fetchFn = (url: string, init: RequestInit) => app.fetch(new Request(url, init))
  const results = await auditServer({ url: 'http://127.0.0.1:4000/graphql', fetchFn })
  const failed = results
    .filter(({ status }) => status !== 'ok')
    .map(({ id, name, status }) => `${status} ${id} ${name}`)
  expect(failed).toEqual([])
  expect(results).toHaveLength(61)
})
