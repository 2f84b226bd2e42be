import { readdir, readFile } from 'node:fs/promises'
import { loadExample } from '../../src/example/load-example.ts'
import { loadCatalogues } from '../../src/field/catalogues/load-catalogues.ts'
import { loadThesaurus } from '../../src/field/thesaurus/load-thesaurus.ts'
import type { Furnishing } from './template.ts'

/** The day on which all test stories happen, unless they move the clock. */
export const today = new Date('2026-11-23T10:00:00.000Z')

const root = new URL('../../', import.meta.url)

async function textsOf(...folders: string[]): Promise<string> {
  const texts = folders.map(async folder => {
    const names = (await readdir(new URL(folder, root))).sort()
    return Promise.all(names.map(name => readFile(new URL(folder + name, root), 'utf8')))
  })
  return (await Promise.all(texts)).flat().join()
}

const catalogueFolders = [
  'prisma/catalogues/',
  'src/field/catalogues/',
  'prisma/thesaurus/',
  'src/field/thesaurus/',
]

/** The catalogues and the thesaurus alone. */
export const catalogued: Furnishing = {
  name: 'catalogued',
  madeFrom: () => textsOf(...catalogueFolders),
  furnish: async ({ prisma }) => {
    await loadCatalogues(prisma)
    await loadThesaurus(prisma)
  },
}

/** The catalogues, the thesaurus and the example world, as it was loaded on the day of the stories. */
export const exampled: Furnishing = {
  name: 'exampled',
  madeFrom: () => textsOf(...catalogueFolders, 'prisma/example/', 'src/example/'),
  furnish: async ({ prisma }) => {
    await loadCatalogues(prisma)
    await loadThesaurus(prisma)
    await loadExample(prisma, today)
  },
}
