import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepWithoutExample } from '../../src/data-dir/without-example.ts'
import type { Database } from '../../src/db/database.ts'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { openPostgreSQL } from '../../src/db/open-postgresql.ts'
import { loadExample } from '../../src/example/load-example.ts'
import { loadCatalogues } from '../../src/field/catalogues/load-catalogues.ts'
import { freshDatabaseUrl } from '../support/database.ts'
import { pgliteTemplate } from '../support/template.ts'
import type { Settings } from './processes.ts'

/** Where a server and commands can work: a data directory, and on PostgreSQL's round a database on its server. */
export interface Place extends AsyncDisposable {
  readonly settings: Settings
  readonly directory: string
}

interface Holding {
  /** With the example world; without it, none is ever made of it. */
  example?: boolean
}

/** A place with the catalogues, gone when disposed. */
export async function makePlace({ example = false }: Holding = {}): Promise<Place> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'place-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const postgresql = await freshDatabaseUrl()
  if (postgresql) {
    opened.use(postgresql)
    await using database = await openPostgreSQL(postgresql.DATABASE_URL)
    await furnish(database, example)
  } else {
    await cp(await dataDirectory(example), directory, { recursive: true })
  }
  const closing = opened.move()
  const url = postgresql ? { DATABASE_URL: postgresql.DATABASE_URL } : {}
  return {
    directory,
    settings: { DATA_DIR: directory, ...url },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

const made = new Map<boolean, Promise<string>>()

/** One to copy from: making an embedded database takes seconds. */
function dataDirectory(example: boolean): Promise<string> {
  const known = made.get(example) ?? makeDataDirectory(example)
  made.set(example, known)
  return known
}

async function makeDataDirectory(example: boolean): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'place-to-copy-'))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  await using database = await openPGlite({
    directory: join(path, 'pglite'),
    template: await pgliteTemplate(),
  })
  await furnish(database, example)
  if (!example) await keepWithoutExample(path)
  return path
}

async function furnish({ prisma }: Database, example: boolean): Promise<void> {
  await loadCatalogues(prisma)
  if (example) await loadExample(prisma, new Date())
}
