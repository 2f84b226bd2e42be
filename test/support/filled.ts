import { existsSync, openAsBlob } from 'node:fs'
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openPGlite } from '../../src/db/open-pglite.ts'
import { openSearch } from '../../src/search/open-search.ts'
import { searchables } from '../../src/use/finding/searchables.ts'
import { exampled } from './furnishings.ts'
import { pgliteTemplate } from './template.ts'

// To fill an index takes as long as to open a world, and what it holds follows from all the code that feeds it: so it
// is made anew in each run, once, and the other worlds of the run begin from there.

const database = 'database.tar'

/** The embedded database with the example world, and in `directory` an index that holds it. */
export async function openFilled(directory: string): Promise<Database> {
  const template = join(inject('ofThisRun'), 'filled')
  if (!existsSync(template)) await makeTemplate(template)
  await cp(join(template, 'index'), join(directory, 'index'), { recursive: true })
  return openPGlite({ template: await openAsBlob(join(template, database)) })
}

async function makeTemplate(template: string): Promise<void> {
  const aside = await mkdtemp(`${template}-`)
  await using opened = await openPGlite({ template: await pgliteTemplate(exampled) })
  const log = pino({ level: 'silent' })
  const config = { DATA_DIR: aside, MEILI_PREFIX: 'kennisband' }
  const search = await openSearch({ database: opened, config, searchables, log })
  await search.settled()
  await search[Symbol.asyncDispose]()
  if (!opened.dump) throw new Error('The embedded database should offer its dump.')
  await writeFile(join(aside, database), (await opened.dump()).stream())
  // Two workers may both make it; the first one's stays.
  await rename(aside, template).catch(() => rm(aside, { recursive: true }))
}
