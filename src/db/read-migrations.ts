import { readdir, readFile } from 'node:fs/promises'

const folder = new URL('../../prisma/migrations/', import.meta.url)

export interface Migration {
  name: string
  sql: string
}

/** The migrations in the order in which they are applied. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter(e => e.isDirectory())
    .map(e => e.name)
    .sort()
  return Promise.all(
    names.map(async name => ({
      name,
      sql: await readFile(new URL(`${name}/migration.sql`, folder), 'utf8'),
    })),
  )
}
