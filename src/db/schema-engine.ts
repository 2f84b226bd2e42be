import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Migration } from './read-migrations.ts'

// Prisma's own schema engine as WASM: its command line would download a binary, which town halls often cannot.
// It writes `_prisma_migrations` just as `prisma migrate deploy` does, so the two agree on one database.

// Neither of the libraries that this project is typed against knows this global of every runtime.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

type Engine = typeof import('@prisma/schema-engine-wasm')
export type Factory = SqlMigrationAwareDriverAdapterFactory

const schemaFile = new URL('../../prisma/schema.prisma', import.meta.url)
const filters = { externalTables: [], externalEnums: [] }

export function pgliteFactory(pglite: PGlite): Factory {
  const own = new PrismaPGlite(pglite)
  return {
    provider: 'postgres',
    adapterName: own.adapterName,
    connect: () => own.connect(),
    connectToShadowDb: () => new PrismaPGlite(new PGlite()).connect(),
  }
}

export const postgresFactory = (url: string): Factory => new PrismaPg({ connectionString: url })

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

/** Joins the package's WASM and its JavaScript by hand: its own entry asks for a bundler. */
async function load(): Promise<Engine> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(pathToFileURL(glueFile).href)
  const wasm = await readFile(new URL('schema_engine_bg.wasm', pathToFileURL(glueFile)))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const { __wbindgen_start: begin } = instance.exports
  if (typeof begin === 'function') begin()
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
