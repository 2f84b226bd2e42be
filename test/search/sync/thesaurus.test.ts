import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/db/database.ts'
import { languages } from '../../../src/language/language.ts'
import { readThesaurus } from '../../../src/search/thesaurus/read-thesaurus.ts'
import { dice } from '../generate.ts'
import { startMeilisearch } from '../start-meilisearch.ts'
import { freshDatabase } from '../../support/database.ts'
import { catalogued } from '../../support/furnishings.ts'
import { openShelf, type Shelf } from './shelf.ts'

// A change of the thesaurus reaches the documents whose words mean something else by it, and no others.

const server = await startMeilisearch()
afterAll(() => server?.[Symbol.asyncDispose]())
if (!server) console.log('Not run on Meilisearch (no MEILI_URL, no program `meilisearch` on the PATH)')

const meilisearch = () => ({
  DATA_DIR: '/nowhere',
  MEILI_URL: server?.url,
  MEILI_KEY: server?.key,
  MEILI_PREFIX: `test-${randomBytes(4).toString('hex')}`,
})

interface Made {
  id: string
  record: string
  xmin: string
}

const documents = async ({ query }: Database) =>
  new Map(
    (await query<Made>(`select id::text, record::text, xmin::text from indexed_document`)).map(row => [
      row.id,
      row,
    ]),
  )

/** Which documents were made again by what happened, and which of them say something else since. */
async function remade(shelf: Shelf, change: () => Promise<unknown>) {
  await shelf.search.settled()
  const before = await documents(shelf.database)
  await change()
  await shelf.search.settled()
  const after = [...(await documents(shelf.database)).values()]
  return {
    made: after.filter(row => before.get(row.id)?.xmin !== row.xmin).map(row => row.id),
    differ: after.filter(row => before.get(row.id)?.record !== row.record).map(row => row.id),
  }
}

describe.each([
  { engine: 'embedded', skip: false, config: undefined },
  { engine: 'Meilisearch', skip: !server, config: meilisearch },
])('on $engine', ({ config, skip }) => {
  describe.skipIf(skip)('a change of the thesaurus', () => {
    let shelf: Shelf
    let ids: Record<'french' | 'dutch' | 'compound' | 'other', string>
    beforeAll(async () => {
      shelf = await openShelf(config ? { config: config() } : {})
      const text = (language: 'nl' | 'fr', title: string) => shelf.publish({ language, title, lesson: title })
      ids = {
        french: await text('fr', 'Zouglou sur la place'),
        dutch: await text('nl', 'Een snorfiets voor de wijkwerker'),
        compound: await text('nl', 'De snorfietsmarkt'),
        other: await text('nl', 'Afval langs de weg'),
      }
    })
    afterAll(() => shelf[Symbol.asyncDispose]())

    const zouglou = {
      code: 'zouglou',
      termsNl: ['plattelandsdans'],
      termsFr: ['zouglou'],
      termsEs: [],
      termsEn: [],
    }

    it('lets a new term be found, and touches only the documents that hold it', async () => {
      expect(await shelf.found('plattelandsdans')).toEqual([])
      const { made } = await remade(shelf, () => shelf.database.prisma.concept.create({ data: zouglou }))
      expect(made).toEqual([ids.french])
      expect(await shelf.found('plattelandsdans')).toEqual(['Zouglou sur la place'])
    })

    it('makes nothing again for a term that no document holds, or in another language', async () => {
      const { made } = await remade(shelf, () =>
        shelf.database.prisma.concept.update({
          where: { code: 'zouglou' },
          data: { termsNl: ['plattelandsdans', 'zeldzaamheidje'], termsEn: ['place'], broaderId: null },
        }),
      )
      expect(made).toEqual([])
    })

    it('reaches a compound by a part of it, and lets go of both when the term goes', async () => {
      const both = [ids.dutch, ids.compound].sort()
      const { made } = await remade(shelf, () =>
        shelf.database.prisma.concept.update({
          where: { code: 'zouglou' },
          data: { termsNl: ['plattelandsdans', 'snorfiets'] },
        }),
      )
      expect(made.sort()).toEqual(both)
      const again = await remade(shelf, () =>
        shelf.database.prisma.concept.update({ where: { code: 'zouglou' }, data: { termsNl: ['bal'] } }),
      )
      expect(again.made.sort()).toEqual(both)
    })

    it('is taken back when the concept is taken out', async () => {
      const { made } = await remade(shelf, () =>
        shelf.database.prisma.concept.delete({ where: { code: 'zouglou' } }),
      )
      expect(made).toEqual([ids.french])
      expect(await shelf.found('plattelandsdans')).toEqual([])
      expect(await shelf.search.check()).toMatchObject({ differences: 0 })
    })
  })
})

it('a change made while no process kept the index is caught up with', async () => {
  await using database = await freshDatabase(catalogued)
  {
    await using shelf = await openShelf({ database })
    await shelf.publish({ language: 'fr', title: 'Zouglou', lesson: 'Zouglou' })
    await shelf.search.settled()
  }
  const terms = { termsNl: ['plattelandsdans'], termsFr: ['zouglou'], termsEs: [], termsEn: [] }
  await database.prisma.concept.create({ data: { code: 'zouglou', ...terms } })
  await using shelf = await openShelf({ database })
  await shelf.search.settled()
  expect(await shelf.found('plattelandsdans')).toEqual(['Zouglou'])
})

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
it(`after random changes every document says what its words mean now, and none was made for nothing (SEED=${seed})`, async () => {
  await using shelf = await openShelf()
  const roll = dice(seed)
  const one = <Item>(items: readonly Item[]): Item => items[roll(items.length)] as Item
  // Few concepts, so that words share meanings; and words that a stem or a part leads to.
  const concepts = (await readThesaurus()).filter((_, at) => at % 97 === seed % 97)
  const words = (language: 'nl' | 'fr' | 'es' | 'en') =>
    concepts.flatMap(({ terms }) => terms[language].flatMap(term => term.split(/[ -]/)))
  for (let at = 0; at < 40; at++) {
    const language = languages[at % 4] ?? 'nl'
    const some = Array.from(
      { length: 6 },
      () => one(words(language)) + one(['', '', 's', 'en', one(words(language))]),
    )
    await shelf.publish({ language, title: some.join(' '), lesson: some[0] ?? '' })
  }
  const { prisma } = shelf.database
  const codes = concepts.map(({ code }) => code)
  const word = (language: 'nl' | 'fr' | 'es' | 'en') => one(words(language))
  // Of one word or of two: the latter are what a concept of one word elsewhere is made of.
  const terms = (language: 'nl' | 'fr' | 'es' | 'en') =>
    roll(3) === 0
      ? [`${word(language)} ${word(language)}`]
      : [...new Set([word(language), word(language)])].sort(() => roll(3) - 1)
  for (let round = 0; round < 12; round++) {
    const { made, differ } = await remade(shelf, async () => {
      for (let change = roll(3); change >= 0; change--) {
        const data = {
          termsNl: terms('nl'),
          termsFr: terms('fr'),
          termsEs: terms('es'),
          termsEn: terms('en'),
        }
        const code = one(codes)
        const there = await prisma.concept.count({ where: { code } })
        if (there && roll(4) === 0) await prisma.concept.delete({ where: { code } })
        else
          await prisma.concept.upsert({
            where: { code },
            create: { code, ...data },
            update: { ...data, position: roll(9) },
          })
      }
    })
    expect(made.sort()).toEqual(differ.sort())
    expect(await shelf.search.check()).toMatchObject({ differences: 0 })
  }
})
