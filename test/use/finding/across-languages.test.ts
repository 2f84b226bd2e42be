import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// What was learned in one language is found in the words of another.

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const search =
  'query ($q: String!, $language: Language!, $in: [Language!]) { search(query: $q, language: $language, first: 10, kinds: [LESSON], filter: { languages: $in }) { edges { highlights { segments { text matched } } node { ... on Lesson { title language } } } } }'

test.each([
  ['nl', 'fr', 'inhaling van marktgelden', /marché|droits|tickets/i],
  ['nl', 'es', 'drinkwatercomité', /agua|juntas/i],
  ['fr', 'en', 'contrat de collecte des déchets', /contract|waste|collect/i],
  ['en', 'nl', 'turnover of trained staff', /personeel|opgeleid|vertrek/i],
])('%s finds %s: %s', async (language, other, q, expected) => {
  const answer = await editor.ask(search, { q, language, in: [other] })
  const found: {
    node: { title: string; language: string }
    highlights: { segments: { text: string; matched: boolean }[] }[]
  }[] = answer.search.edges
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ node }) => node.language === other)).toBe(true)
  const marked = found.flatMap(({ highlights }) =>
    highlights.flatMap(({ segments }) => segments.filter(each => each.matched).map(each => each.text)),
  )
  expect(marked.join(' ')).toMatch(expected)
})

// Terms of the field that one language says in one word and another in several: whichever is asked, all are found.
const meeting = {
  'twin towns': [
    'Een stedenband',
    'Un jumelage-coopération',
    'Un hermanamiento',
    'A city-to-city partnership',
  ],
  capacity: [
    'Bestuurskracht',
    'Les capacités institutionnelles',
    'El fortalecimiento institucional',
    'Institutional capacity',
  ],
  'terms of reference': [
    'De opdrachtomschrijving',
    'Les termes de référence',
    'Los términos de referencia',
    'The terms of reference',
  ],
  'work visit': ['Het werkbezoek', 'La visite de travail', 'La visita de trabajo', 'The work visit'],
  'civil society': ['Het middenveld', 'La société civile', 'La sociedad civil', 'Civil society'],
} as const
const languages = ['nl', 'fr', 'es', 'en'] as const

test.each(Object.entries(meeting))('%s: each is found by the others', async (_what, titles) => {
  const { id: collectionId } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const row = {
    lesson: '–',
    outcome: 'WORKED',
    state: 'PUBLISHED',
    visibility: 'PUBLIC',
    collectionId,
  } as const
  await world.prisma.lesson.createMany({
    data: titles.map((title, at) => ({
      ...row,
      title,
      language: languages[at] ?? 'nl',
      publishedAt: new Date(),
    })),
  })
  await world.settled()
  for (const [at, q] of titles.entries()) {
    const language = languages[at]
    const answer = await editor.ask(
      'query ($q: String!, $language: Language!) { search(query: $q, language: $language, first: 40, kinds: [LESSON]) { nodes { ... on Lesson { title } } } }',
      { q, language },
    )
    const found = answer.search.nodes.map((node: { title: string }) => node.title)
    expect(found, `${q} (${language})`).toEqual(expect.arrayContaining([...titles]))
  }
})
