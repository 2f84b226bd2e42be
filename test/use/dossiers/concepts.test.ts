import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visibility } from '../../../src/db/generated/client/enums.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

// Themes that are concepts of the thesaurus: nothing is filed under them, it says them in its own words.

let world: World
let editor: Asker
let partner: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  partner = await world.as('PARTNER', 'Ndiarou')
  await writes('nl', 'Compost uit marktafval', 'De vrouwen van de markt verkopen wat zij composteren.')
  await writes('fr', 'Du compost plutôt que la décharge', 'Les maraîchers achètent tout le compost.')
  await writes('nl', 'Nachtwakers op de composthoop', 'Wie waakt, wil betaald worden.', 'INTERNAL')
  // Said by the way.
  const told = await writes('nl', 'Een dam van stenen', 'Eerst de stenen, dan de planten.')
  await world.prisma.lesson.update({ where: { id: told }, data: { context: 'Er lag daar compost.' } })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

async function writes(
  language: 'nl' | 'fr',
  title: string,
  lesson: string,
  visibility: Visibility = 'PUBLIC',
) {
  const { id } = await world.prisma.lesson.create({
    data: {
      ...{ title, lesson, language, visibility, outcome: 'WORKED', state: 'PUBLISHED', publishedAt: today },
      experiencedOn: new Date('2025-03-01'),
      municipality: { connect: { id: await world.municipality('Ravenbeke') } },
      collection: { connect: { code: 'own' } },
      policyDomains: { connect: { code: 'agriculture-food' } },
      countries: { connect: { code: 'CD' } },
    },
  })
  return id
}

const fields = `themes { code label lessons questions visits trend { year lessons } }
  matrix { municipality { name } theme lessons }
  reading { themes why lesson { title } }`
const dossier = async (asker: Asker, themes: string, what = fields) =>
  (
    await asker.ask(
      `{ regionalDossier(countries: ["CD"], themes: ${themes}, from: "2027-04-12", until: "2027-04-14") { ${what} } }`,
    )
  ).regionalDossier
const titles = (reading: { lesson: { title: string } | null }[]) =>
  reading.flatMap(({ lesson }) => lesson?.title ?? [])

describe('a concept as a theme', () => {
  test('is what lessons say in their own language, not what they mention', async () => {
    const { themes, matrix, reading } = await dossier(editor, '["concept:composting"]')
    expect(themes).toEqual([
      {
        ...{ code: 'concept:composting', label: 'Composteren', lessons: 3, questions: 0, visits: 0 },
        trend: [{ year: 2025, lessons: 3 }],
      },
    ])
    expect(matrix).toContainEqual({
      ...{ municipality: { name: 'Ravenbeke' }, theme: 'concept:composting', lessons: 3 },
    })
    expect(titles(reading)).toEqual(
      expect.arrayContaining(['Compost uit marktafval', 'Du compost plutôt que la décharge']),
    )
    expect(titles(reading)).not.toContain('Een dam van stenen')
    for (const { themes: its, why } of reading) {
      expect(its).toEqual(['concept:composting'])
      expect(why).toContain('Gaat over Composteren')
    }
  })

  test('counts nothing that its reader may not see', async () => {
    const { themes, reading } = await dossier(partner, '["concept:composting"]')
    expect(themes[0]).toMatchObject({ lessons: 2, trend: [{ year: 2025, lessons: 2 }] })
    expect(titles(reading)).not.toContain('Nachtwakers op de composthoop')
  })

  test('holds what is narrower, and what is made of it where a language needs several words', async () => {
    const { themes } = await dossier(
      editor,
      '["concept:waste", "agriculture-food", "concept:waste-management"]',
    )
    const count = (code: string) => themes.find((theme: { code: string }) => theme.code === code)?.lessons
    // Marktafval and décharge are waste, and compost is narrower.
    expect(count('concept:waste')).toBeGreaterThanOrEqual(3)
    expect(count('agriculture-food')).toBeGreaterThanOrEqual(4)
    await writes('fr', 'La gestion des déchets se décide au marché', 'Qui vend, décide.')
    await world.settled()
    const later = (await dossier(editor, '["concept:waste-management"]')).themes[0].lessons
    expect(later).toBe(count('concept:waste-management') + 1)
  })

  test('means what the thesaurus says today', async () => {
    const concept = async (code: string) =>
      world.prisma.concept.findUniqueOrThrow({ where: { code }, select: { id: true } })
    const { id } = await concept('composting')
    const before = (await dossier(editor, '["concept:agroforestry"]', 'themes { lessons }')).themes[0].lessons
    await world.prisma.concept.update({
      where: { id },
      data: { broaderId: (await concept('agroforestry')).id },
    })
    await expect
      .poll(async () => (await dossier(editor, '["concept:agroforestry"]', 'themes { lessons }')).themes[0])
      .toEqual({ lessons: before + 3 })
  })

  test('is the theme of an event as a policy domain is', async () => {
    const { draftEvent } = await editor.ask(
      `mutation { draftEvent(input: { title: "Compost", form: WORKSHOP, languages: [fr], countries: ["CD"],
         policyDomains: ["agriculture-food"], concepts: ["composting"], month: "2027-04-01" }) {
         ... on Event { dossier { themes { code lessons } reading { lesson { title } } } } } }`,
    )
    expect(draftEvent.dossier.themes).toEqual([
      { code: 'agriculture-food', lessons: 5 },
      { code: 'concept:composting', lessons: 3 },
    ])
    expect(titles(draftEvent.dossier.reading)).toContain('Compost uit marktafval')
  })

  test('is told of what was indexed before as of what comes', async () => {
    const { query } = world.database
    const stand = () => query('select kind, id, concepts from indexed_document order by kind, id')
    const before = await stand()
    const migration = new URL(
      '../../../prisma/migrations/20261126025000_document_concepts/migration.sql',
      import.meta.url,
    )
    const [, fill = ''] = /^(update [^;]+);/m.exec(await readFile(migration, 'utf8')) ?? []
    await query(`update indexed_document set concepts = '{}'`)
    await query(fill)
    expect(await stand()).toEqual(before)
  })

  test('that the thesaurus does not know is refused with its path', async () => {
    const { errors } = await editor.tryToAsk(
      '{ regionalDossier(regions: ["011"], themes: ["waste", "concept:wast"], from: "2027-04-12", until: "2027-04-14") { remark } }',
    )
    expect(errors?.[0]?.message).toContain('"wast" is not a concept of the thesaurus')
    expect(errors?.[0]?.extensions).toMatchObject({ path: ['themes', 1] })
  })
})
