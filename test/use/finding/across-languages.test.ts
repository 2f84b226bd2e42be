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
