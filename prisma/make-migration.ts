// `npm run migration -- NAME`: writes the SQL that leads from the migrations to schema.prisma into a new migration.
// Checks, triggers and partial indexes are added to it by hand; Prisma does not know them.
import { mkdir, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { readMigrations } from '../src/db/read-migrations.ts'
import { migrationsBehindSchema, pgliteFactory } from '../src/db/schema-engine.ts'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name in a-z, 0-9 and _: npm run migration -- add_reviews')
  process.exit(1)
}
const sql = await migrationsBehindSchema(pgliteFactory(new PGlite()), await readMigrations())
if (!sql) {
  console.log('The migrations agree with schema.prisma; nothing to write.')
  process.exit(0)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = new URL(`migrations/${stamp}_${name}/`, import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('migration.sql', folder), sql)
console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql`)
process.exit(0)
