import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { furnish, lessonRow } from './buckets.ts'

// Whoever finds something sees by which words, in those of the document beside those that were asked.

let world: World
let officer: Asker
let partner: Asker
let stranger: Asker
beforeAll(async () => {
  world = await openWorld({ example: false })
  await furnish(world.prisma)
  const { id } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const data = [
    {
      language: 'fr' as const,
      title: 'Un marché avec les quartiers',
      lesson: 'La collecte des déchets commence par les quartiers. Les ordures restent, la collecte aussi.',
    },
    { language: 'nl' as const, title: 'Eerst overleg', lesson: 'De afvalophaling begon te laat, in Rubavu.' },
    { language: 'en' as const, title: 'COVID-19 stopped the trucks', lesson: 'Nobody met.' },
  ]
  await world.prisma.lesson.createMany({ data: data.map(each => lessonRow(id, each)) })
  officer = await world.as('OFFICER', 'Steenbrugge')
  stranger = await world.as('OFFICER', 'Ter Elst')
  partner = await world.as('PARTNER', 'Keur Sadio')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

interface Why {
  title: string
  language: string | null
  why: string[]
}

const search = `query ($q: String!, $language: Language, $kinds: [SearchKind!]) { search(query: $q, language: $language, kinds: $kinds, first: 10) { edges {
  matchedLanguage why { asked readAs found sameWord }
  node { ... on Lesson { title } ... on GoodPractice { title } ... on Visit { title } } } } }`

/** As a page would write it. */
async function why(
  q: string,
  language = 'nl',
  who: Asker = world.visitor,
  kinds = ['LESSON', 'VISIT'],
): Promise<Why[]> {
  const { search: found } = await who.ask(search, { q, language, kinds })
  return found.edges.map(
    (edge: {
      node: { title: string }
      matchedLanguage: string | null
      why: { asked: string; readAs: string | null; found: string; sameWord: boolean }[]
    }) => ({
      title: edge.node.title,
      language: edge.matchedLanguage,
      why: edge.why.map(({ asked, readAs, found, sameWord }) =>
        sameWord ? found : `${readAs ?? asked} → ${found}`,
      ),
    }),
  )
}

const of = (hits: Why[], title: string) => hits.find(hit => hit.title === title)

test('a word in another form is shown as the document writes it', async () => {
  expect(of(await why('emmer'), 'Emmers voor de wijken')).toMatchObject({ language: 'nl', why: ['Emmers'] })
})

test('a word of another language stands beside what was asked; words that say it together as one', async () => {
  expect(of(await why('Afvalophaling'), 'Un marché avec les quartiers')).toMatchObject({
    language: 'fr',
    why: ['Afvalophaling → collecte des déchets'],
  })
})

test('a compound answers to the words that it is made of', async () => {
  expect(of(await why('collecte des déchets', 'fr'), 'Eerst overleg')).toMatchObject({
    language: 'nl',
    why: ['collecte des déchets → afvalophaling'],
  })
  expect(of(await why('waste collection', 'en'), 'Un marché avec les quartiers')?.why).toEqual([
    'waste collection → collecte des déchets',
  ])
})

test('what tells most comes first: a word that few documents have', async () => {
  const asked = await why('les quartiers, le marché et les ordures', 'fr')
  expect(of(asked, 'Un marché avec les quartiers')?.why).toEqual(['marché', 'ordures', 'quartiers'])
})

test('of a mistyped word it says what it was read as', async () => {
  const { search: found } = await world.visitor.ask(search, { q: 'Emers', language: 'nl' })
  expect(found.edges[0].why).toEqual([{ asked: 'Emers', readAs: 'emmers', found: 'Emmers', sameWord: true }])
  expect(of(await why('afvalophalign'), 'Un marché avec les quartiers')?.why).toEqual([
    'afvalophaling → collecte des déchets',
  ])
})

test('a word with a hyphen is shown whole, and a word that is still being typed as what it begins', async () => {
  expect(of(await why('covid-19', 'en'), 'COVID-19 stopped the trucks')?.why).toEqual(['COVID-19'])
  expect(of(await why('afvaloph'), 'Eerst overleg')?.why).toEqual(['afvalophaling'])
})

test('a name is of no language', async () => {
  expect(of(await why('Senegal'), 'Emmers voor de wijken')).toMatchObject({
    language: null,
    why: ['Senegal'],
  })
  expect(of(await why('Sénégal emmers', 'fr'), 'Emmers voor de wijken')?.language).toBe('nl')
})

test('where nothing was asked there is nothing to tell, and a visit tells by its outline', async () => {
  expect((await why(''))[0]).toMatchObject({ language: null, why: [] })
  expect(await why('kennismaking', 'nl', partner)).toEqual([
    { title: 'Kennismaking met Keur Sadio', language: null, why: ['Kennismaking'] },
  ])
})

test('a place of a visit leads nobody to it: it is told to some of those alone who may find the visit', async () => {
  for (const who of [officer, partner, stranger]) expect(await why('ndiobe', 'nl', who)).toEqual([])
})

test('at most five, for a page of text as well', async () => {
  const text = 'quartiers marché collecte déchets ordures commence restent '.repeat(40)
  expect(of(await why(text, 'fr'), 'Un marché avec les quartiers')?.why).toHaveLength(5)
})

test('it costs no statement more', async () => {
  const asked = { q: 'emmers kennismaking', language: 'nl' }
  await officer.ask(search, asked)
  const sent = await world.statementsOf(() => officer.ask(search, asked))
  expect(sent.filter(sql => !sql.includes('from token'))).toHaveLength(1)
})
