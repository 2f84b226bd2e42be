import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, inject, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { startPostgreSQL } from './postgresql.ts'
import { empty, pgliteTemplate, postgresqlTemplate, urlOf } from './template.ts'

/** An empty, migrated database of its own, gone when it is disposed: embedded, or PostgreSQL in its round of the long tests. */
export async function freshDatabase(furnishing = empty): Promise<Database> {
  const server = inject('postgresql')
  return server
    ? freshPostgreSQL(server, furnishing)
    : openPGlite({ template: await pgliteTemplate(furnishing) })
}

/** The settings of a process that a test starts: undefined on the embedded database, which then lies in its DATA_DIR. */
export async function freshDatabaseUrl(): Promise<(AsyncDisposable & { DATABASE_URL: string }) | undefined> {
  const server = inject('postgresql')
  return server ? copyOfTemplate(server) : undefined
}

/** A suite that should hold on both databases in every run, not only in the long one; PostgreSQL's part where one can be started. */
export function eachDatabase(
  name: string,
  suite: (open: () => Promise<Database>) => void,
  furnishing = empty,
): void {
  describe(`${name}, on PGlite`, () =>
    suite(async () => openPGlite({ template: await pgliteTemplate(furnishing) })))
  onPostgreSQL(name, server => suite(() => freshPostgreSQL(server, furnishing)))
}

/** One PostgreSQL database opened twice, as two processes would. */
export async function openTwice(
  serverUrl: string,
  furnishing = empty,
): Promise<AsyncDisposable & { one: Database; other: Database }> {
  await using opened = new AsyncDisposableStack()
  const { DATABASE_URL } = opened.use(await copyOfTemplate(serverUrl, furnishing))
  const one = opened.use(await openPostgreSQL(DATABASE_URL))
  const other = opened.use(await openPostgreSQL(DATABASE_URL))
  const closing = opened.move()
  return { one, other, [Symbol.asyncDispose]: () => closing.disposeAsync() }
}

/** A suite on PostgreSQL alone, where there is one; where not, the report says why. */
export function onPostgreSQL(name: string, suite: (serverUrl: string) => void): void {
  describe(`${name}, on PostgreSQL`, async () => {
    const shared = inject('postgresql')
    if (shared) return suite(shared)
    const server = await startPostgreSQL()
    if ('missing' in server) return it.skip(`did not run: ${server.missing}`)
    afterAll(() => server[Symbol.asyncDispose]())
    suite(server.url)
  })
}

async function freshPostgreSQL(serverUrl: string, furnishing = empty): Promise<Database> {
  const { DATABASE_URL, [Symbol.asyncDispose]: drop } = await copyOfTemplate(serverUrl, furnishing)
  const database = await openPostgreSQL(DATABASE_URL)
  const close = database[Symbol.asyncDispose].bind(database)
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await close()
      await drop()
    },
  }
}

/** A database of its own on this server, with what its furnishing holds. */
export async function copyOfTemplate(serverUrl: string, furnishing = empty) {
  const name = `kennisband_test_${randomBytes(6).toString('hex')}`
  await onServer(
    serverUrl,
    `create database ${name} template ${await postgresqlTemplate(serverUrl, furnishing)}`,
  )
  return {
    DATABASE_URL: urlOf(serverUrl, name),
    [Symbol.asyncDispose]: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

/** One statement to the server itself, beside its databases. */
export async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
