import { createHash } from 'node:crypto'
import { existsSync, openAsBlob } from 'node:fs'
import { link, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Database } from '../../src/db/database.ts'
import { migratePGlite, migratePostgreSQL } from '../../src/db/migrate.ts'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { readMigrations } from '../../src/db/read-migrations.ts'

// Migrating and furnishing take seconds and opening a copy one, so both databases keep templates to begin from,
// under names that change with what they are made of.

const cache = fileURLToPath(new URL('../../node_modules/.cache/kennisband/', import.meta.url))
const aDay = 86_400_000

/** What a template holds beyond the migrated tables. */
export interface Furnishing {
  readonly name: string
  /** All that it is made from; another text makes another template. */
  readonly madeFrom: () => Promise<string>
  readonly furnish: (database: Database) => Promise<void>
}

export const empty: Furnishing = { name: 'empty', madeFrom: async () => '', furnish: async () => {} }

async function fingerprint({ name, madeFrom }: Furnishing): Promise<string> {
  const parts = [await readMigrations(), await madeFrom()]
  return `${name}_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)}`
}

/** The dump of a migrated and furnished embedded database; made when its parts are new, else as it lies there. */
export async function pgliteTemplate(furnishing = empty): Promise<Blob> {
  const file = `${cache}pglite-${await fingerprint(furnishing)}.tar`
  if (!existsSync(file)) await writeTemplate(file, furnishing)
  return openAsBlob(file)
}

async function writeTemplate(file: string, furnishing: Furnishing): Promise<void> {
  const dump = await furnishedDump(furnishing)
  await mkdir(cache, { recursive: true })
  await removeOld()
  // Two workers may both make it: each writes aside, so that nobody reads half a file, and the first one's stays, so
  // that none is replaced while somebody reads it.
  const aside = `${file}.${process.pid}`
  await writeFile(aside, dump.stream())
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(aside)
}

async function furnishedDump({ furnish }: Furnishing): Promise<Blob> {
  await using database = await openPGlite({})
  await migratePGlite(database, database.pglite)
  await furnish(database)
  if (!database.dump) throw new Error('The embedded database should offer its dump.')
  return database.dump()
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(cache)) {
    // Another worker may be removing the same ones.
    const { mtimeMs } = await stat(cache + name).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > aDay) await rm(cache + name, { force: true })
  }
}

/** The name of the migrated and furnished database on this server from which others are copied. */
export async function postgresqlTemplate(serverUrl: string, furnishing = empty): Promise<string> {
  const name = `kennisband_template_${await fingerprint(furnishing)}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  try {
    // Workers that come at the same time: one makes it, the others wait.
    await admin.query('select pg_advisory_lock(20261123)')
    const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [
      name,
    ])
    if (rowCount) return name
    await admin.query(`drop database if exists ${name}`)
    await admin.query(`create database ${name}`)
    const url = urlOf(serverUrl, name)
    await using database = await openPostgreSQL(url)
    await migratePostgreSQL(database, url)
    await furnishing.furnish(database)
    // A database that somebody is connected to cannot be copied.
    await database[Symbol.asyncDispose]()
    await admin.query(`alter database ${name} is_template true`)
    return name
  } finally {
    await admin.end()
  }
}

/** The address of another database on the same server. */
export function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
