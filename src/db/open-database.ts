import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Database } from './database.ts'
import { migratePGlite, migratePostgreSQL } from './migrate.ts'
import { openPGlite } from './open-pglite.ts'

/** Opens the database that the settings name, with all migrations applied. */
export async function openDatabase(
  config: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'> & Partial<Pick<Config, 'READ_TIMEOUT'>>,
): Promise<Database> {
  if (config.DATABASE_URL) {
    // Late: the embedded default starts without PostgreSQL's client.
    const { openPostgreSQL } = await import('./open-postgresql.ts')
    const database = await openPostgreSQL(config.DATABASE_URL, { readTimeout: config.READ_TIMEOUT })
    return migrated(database, () => migratePostgreSQL(database, config.DATABASE_URL as string))
  }
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const database = await openPGlite({ directory: join(config.DATA_DIR, 'pglite') })
  return migrated(database, () => migratePGlite(database, database.pglite))
}

async function migrated(database: Database, migrate: () => Promise<void>): Promise<Database> {
  try {
    await migrate()
    return database
  } catch (error) {
    await database[Symbol.asyncDispose]()
    throw error
  }
}
