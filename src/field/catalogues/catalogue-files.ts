import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

export const catalogueFolder = new URL('../../../prisma/catalogues/', import.meta.url)

/** In the order in which they are loaded: what is referred to comes first. */
export const catalogueNames = [
  'mission-types',
  'activities',
  'regions',
  'countries',
  'programmes',
  'collections',
  'policy-domains',
] as const

export type CatalogueName = (typeof catalogueNames)[number]

/** What each file is now, to be held against what the database has of it: a start that finds no change reads no more. */
export async function digestCatalogues(folder = catalogueFolder): Promise<Record<string, string>> {
  const digests = catalogueNames.map(async name => {
    const text = await readFile(new URL(`${name}.json`, folder))
    return [name, createHash('sha256').update(text).digest('hex')] as const
  })
  return Object.fromEntries(await Promise.all(digests))
}
