import { createHash } from 'node:crypto'
import { existsSync, openAsBlob } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migratePGlite, migratePostgreSQL } from '../../src/db/migrate.ts'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { readMigrations } from '../../src/db/read-migrations.ts'

// Migrating takes seconds and opening a copy one, so both databases keep a migrated template to begin from,
// under a name that changes with the migrations.

const cache = fileURLToPath(new URL('../../node_modules/.cache/kennisband/', import.meta.url))
const aDay = 86_400_000

async function fingerprint(): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify(await readMigrations()))
    .digest('hex')
    .slice(0, 16)
}

/** The dump of an empty, migrated embedded database; made when the migrations are new, else as it lies there. */
export async function pgliteTemplate(): Promise<Blob> {
  const file = `${cache}pglite-${await fingerprint()}.tar`
  if (!existsSync(file)) await writeTemplate(file)
  return openAsBlob(file)
}

async function writeTemplate(file: string): Promise<void> {
  const dump = await migratedDump()
  await mkdir(cache, { recursive: true })
  await removeOld()
  // Two workers may both make it; each writes aside and renames, so that nobody reads half a file.
  const aside = `${file}.${process.pid}`
  await writeFile(aside, dump.stream())
  await rename(aside, file)
}

async function migratedDump(): Promise<Blob> {
  await using database = await openPGlite({})
  await migratePGlite(database, database.pglite)
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

/** The name of the migrated database on this server from which others are copied. */
export async function postgresqlTemplate(serverUrl: string): Promise<string> {
  const name = `kennisband_template_${await fingerprint()}`
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
