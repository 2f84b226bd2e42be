import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import { StartError } from '../errors.ts'
import type { Database } from './database.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

/** Applies what is missing; loads Prisma's schema engine (a WASM of some megabytes) only when something is. */
export async function migratePGlite(database: Database, pglite: PGlite): Promise<void> {
  const migrations = await readMigrations()
  if (isComplete(migrations, await applied(database))) return
  const { applyMigrations, pgliteFactory } = await import('./schema-engine.ts')
  await applyMigrations(pgliteFactory(pglite), migrations)
}

/** The same on PostgreSQL, under a lock: of several processes that start together one migrates, the others wait. */
export async function migratePostgreSQL(database: Database, url: string): Promise<void> {
  const migrations = await readMigrations()
  const before = await applied(database)
  // What is begun now may be another process at work; under the lock it is a migration that broke off.
  if (before.every(({ finished }) => finished) && isComplete(migrations, before)) return
  await using _lock = await waitForLock(database)
  if (isComplete(migrations, await applied(database))) return
  const { applyMigrations, postgresFactory } = await import('./schema-engine.ts')
  await using factory = postgresFactory(url)
  await applyMigrations(factory, migrations)
}

async function waitForLock(database: Database): Promise<AsyncDisposable> {
  for (let tries = 0; tries < 600; tries++) {
    const lock = await database.tryLock('migrate')
    if (lock) return lock
    await wait(200)
  }
  throw new StartError('Migrations: another process has been migrating this database for two minutes.')
}

interface Applied {
  migration_name: string
  checksum: string
  finished: boolean
}

async function applied(database: Database): Promise<Applied[]> {
  const [table] = await database.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  )
  if (!table?.there) return []
  return database.query<Applied>(
    'select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  )
}

/** Whether nothing is left to do; a history that is not ours to continue is an error. */
export function isComplete(migrations: readonly Migration[], done: readonly Applied[]): boolean {
  const known = new Map(migrations.map(m => [m.name, createHash('sha256').update(m.sql).digest('hex')]))
  for (const { migration_name: name, checksum, finished } of done) {
    if (!finished)
      throw new StartError(
        `Migrations: ${name} began on this database and did not finish; restore a backup or resolve it by hand.`,
      )
    const expected = known.get(name)
    if (!expected)
      throw new StartError(
        `Migrations: this database has ${name}, which this version does not know; it was opened by a newer version.`,
      )
    if (expected !== checksum)
      throw new StartError(`Migrations: ${name} was applied with another text than this version has.`)
  }
  return done.length === migrations.length
}

/** How many migrations the code knows and how many this database has: what /health/ready reports. */
export async function migrationsPending(database: Database): Promise<number> {
  return (await readMigrations()).length - (await applied(database)).length
}
