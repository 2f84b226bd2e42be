import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Migration } from './read-migrations.ts'

// Prisma's own schema engine as WASM: its command line would download a binary, which town halls often cannot.
// It writes `_prisma_migrations` just as `prisma migrate deploy` does, so the two agree on one database.

// Neither of the libraries that this project is typed against knows this global of every runtime.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

type Engine = typeof import('@prisma/schema-engine-wasm')
type Glue = Engine & { __wbg_set_wasm(exports: object): void }
export type Factory = SqlMigrationAwareDriverAdapterFactory

const schemaFile = new URL('../../prisma/schema.prisma', import.meta.url)
const filters = { externalTables: [], externalEnums: [] }

export function pgliteFactory(pglite: PGlite): Factory {
  const own = new PrismaPGlite(pglite)
  return {
    provider: 'postgres',
    adapterName: own.adapterName,
    connect: async () => waitedFor(await own.connect(), pglite),
    async connectToShadowDb() {
      const shadow = new PGlite()
      return waitedFor(await new PrismaPGlite(shadow).connect(), shadow)
    },
  }
}

/** The adapter would return before the script has run, so that a migration that fails is recorded as finished. */
function waitedFor(adapter: SqlDriverAdapter, pglite: PGlite): SqlDriverAdapter {
  adapter.executeScript = async script => {
    await pglite.exec(script).catch(refused)
  }
  return adapter
}

/** The one form in which the engine passes on what the database said. */
function refused(error: unknown): never {
  if (!(error instanceof Error)) throw error
  const code = 'code' in error ? String(error.code) : 'XX000'
  const { message } = error
  const nothing = { detail: undefined, column: undefined, hint: undefined }
  throw new DriverAdapterError({ kind: 'postgres', code, severity: 'ERROR', message, ...nothing })
}

/** The engine never closes what it opened; whoever made the factory disposes of it. */
export function postgresFactory(url: string): Factory & AsyncDisposable {
  const own = new PrismaPg({ connectionString: url })
  const opened: SqlDriverAdapter[] = []
  return {
    provider: 'postgres',
    adapterName: own.adapterName,
    async connect() {
      const adapter = withWholeScripts(await own.connect(), url)
      opened.push(adapter)
      return adapter
    },
    connectToShadowDb: () => own.connectToShadowDb(),
    async [Symbol.asyncDispose]() {
      for (const adapter of opened) await adapter.dispose()
    },
  }
}

/** The adapter would cut a script at every semicolon, those within a function's body too; PostgreSQL reads it whole. */
function withWholeScripts(adapter: SqlDriverAdapter, url: string): SqlDriverAdapter {
  adapter.executeScript = async script => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query(script).catch(refused)
    } finally {
      await client.end()
    }
  }
  return adapter
}

/** Applies every migration that the database does not have, in order, and records each. */
export async function applyMigrations(factory: Factory, migrations: readonly Migration[]): Promise<void> {
  const engine = await start(factory)
  await engine.applyMigrations({ migrationsList: list(migrations), filters })
}

/** The SQL that leads from the migrations to schema.prisma; empty when they agree. */
export async function migrationsBehindSchema(
  factory: Factory,
  migrations: readonly Migration[],
): Promise<string> {
  const engine = await start(factory)
  const content = await readFile(schemaFile, 'utf8')
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'migrations', ...list(migrations) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: true,
    filters,
  })
  return exitCode === 2 ? (stdout ?? '') : ''
}

async function start(factory: Factory) {
  const { SchemaEngine } = await load()
  const content = await readFile(schemaFile, 'utf8')
  return SchemaEngine.new(
    { datamodels: [['schema.prisma', content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

// Once in a process: a second instance takes the glue away from the first ("FnOnce called more than once").
let loaded: Promise<Engine> | undefined
const load = () => (loaded ??= instantiate())

/** Joins the package's WASM and its JavaScript by hand: its own entry asks for a bundler. */
async function instantiate(): Promise<Engine> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = (await import(pathToFileURL(glueFile).href)) as Glue
  const wasm = await readFile(new URL('schema_engine_bg.wasm', pathToFileURL(glueFile)))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

function list(migrations: readonly Migration[]) {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}
