import { createHash, randomBytes } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { migratePGlite, migratePostgreSQL, migrationsPending } from '../../src/db/migrate.ts'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { readMigrations } from '../../src/db/read-migrations.ts'
import { applyMigrations, migrationsBehindSchema, pgliteFactory } from '../../src/db/schema-engine.ts'
import { eachDatabase, onPostgreSQL } from '../support/database.ts'
import { pgliteTemplate, urlOf } from '../support/template.ts'

// The schema engine and the database it thinks in take half a minute on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

interface Row {
  name: string
  checksum: string
  steps: number
  finished: boolean
}

const recorded = (database: Database) =>
  database.query<Row>(
    `select migration_name as name, checksum, applied_steps_count as steps, finished_at is not null as finished
     from _prisma_migrations order by started_at, migration_name`,
  )

const expected = async () =>
  (await readMigrations()).map(({ name, sql }) => ({
    name,
    checksum: createHash('sha256').update(sql).digest('hex'),
    steps: 1,
    finished: true,
  }))

it('the migrations lead to schema.prisma', async () => {
  const missing = await migrationsBehindSchema(pgliteFactory(new PGlite()), await readMigrations())
  expect(missing).toBe('')
})

it('says what is missing when they do not', async () => {
  const without = { name: '99991231235959_without_why', sql: 'alter table lesson drop column why;' }
  const missing = await migrationsBehindSchema(pgliteFactory(new PGlite()), [
    ...(await readMigrations()),
    without,
  ])
  expect(missing).toMatch(/ALTER TABLE "lesson" ADD COLUMN\s+"why" TEXT/)
})

eachDatabase('a migrated database', open => {
  it('holds what Prisma itself would have written', async () => {
    await using database = await open()
    expect(await recorded(database)).toEqual(await expected())
    expect(await migrationsPending(database)).toBe(0)
  })
})

it('a second start asks what is there, and does nothing', async () => {
  await using database = await openPGlite({ template: await pgliteTemplate() })
  const statements: string[] = []
  using _listening = database.onStatement(sql => statements.push(sql))
  await migratePGlite(database, database.pglite)
  expect(statements.map(sql => sql.split(' ')[0])).toEqual(['select', 'select'])
})

it.each([
  {
    history: 'of a newer version',
    change: `insert into _prisma_migrations (id, migration_name, checksum, finished_at) values ('1', '99990101000000_later', 'x', now())`,
    says: /^Migrations: this database has 99990101000000_later, which this version does not know/,
  },
  {
    history: 'with another text',
    change: `update _prisma_migrations set checksum = 'other' where migration_name like '%_init'`,
    says: /^Migrations: \d+_init was applied with another text than this version has\.$/,
  },
  {
    history: 'that did not finish',
    change: `update _prisma_migrations set finished_at = null where migration_name like '%_init'`,
    says: /^Migrations: \d+_init began on this database and did not finish/,
  },
])('a history $history stops the start with one line', async ({ change, says }) => {
  await using database = await openPGlite({ template: await pgliteTemplate() })
  await database.query(change)
  const start = migratePGlite(database, database.pglite)
  await expect(start).rejects.toThrow(says)
  await expect(start).rejects.toThrow(/^[^\n]+$/)
})

it('a migration that fails is not taken for one that finished', async () => {
  await using database = await openPGlite({ template: await pgliteTemplate() })
  const broken = {
    name: '99991231235959_broken',
    sql: 'create table half (id int); select no_such_function();',
  }
  const migrations = [...(await readMigrations()), broken]
  await expect(applyMigrations(pgliteFactory(database.pglite), migrations)).rejects.toThrow(
    'no_such_function',
  )
  expect((await recorded(database)).at(-1)).toMatchObject({ name: broken.name, finished: false })
  const [half] = await database.query<{ there: boolean }>(`select to_regclass('half') is not null as there`)
  expect(half?.there).toBe(false)
})

onPostgreSQL('an empty database', serverUrl => {
  it('is migrated once when three processes start together', async () => {
    const name = `kennisband_test_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client({ connectionString: serverUrl })
    await admin.connect()
    await admin.query(`create database ${name}`)
    const url = urlOf(serverUrl, name)
    try {
      await Promise.all([url, url, url].map(start))
      await using database = await openPostgreSQL(url)
      expect(await recorded(database)).toEqual(await expected())
    } finally {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    }
  })
})

async function start(url: string): Promise<void> {
  await using database = await openPostgreSQL(url)
  await migratePostgreSQL(database, url)
}
