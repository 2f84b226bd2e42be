import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../support/world.ts'

// Who puts words between quotation marks means them so; who puts a dash before a word wants to be spared it.

let world: World
beforeAll(async () => {
  world = await openWorld()
  const { id: collectionId } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const row = {
    outcome: 'WORKED',
    state: 'PUBLISHED',
    visibility: 'PUBLIC',
    publishedAt: new Date(),
  } as const
  const lesson = (title: string, lesson: string, language: 'en' | 'fr' = 'en') => ({
    ...row,
    collectionId,
    title,
    lesson,
    language,
  })
  await world.prisma.lesson.createMany({
    data: [
      lesson('Zeppelin parking', 'Park the zeppelin before the storm comes.'),
      lesson('Storm zeppelin', 'The storm took our zeppelin; parking it was too late.'),
      lesson('Two fields', 'Never ends with zeppelin'),
      lesson('Zeppelin à louer', 'Le dirigeable à l’arrêt coûte plus que le zeppelin en vol.', 'fr'),
      { ...lesson('Zeppelin secret', 'Park the zeppelin with the mayor.'), visibility: 'INTERNAL' },
    ],
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const search = `query ($q: String!) { search(query: $q, language: en, first: 20) {
  totalCount degraded facets { name values { value count } } nodes { ... on Lesson { title } ... on GoodPractice { title } } } }`

async function find(q: string) {
  const { search: page } = await world.visitor.ask(search, { q })
  const titles: string[] = page.nodes.map(({ title }: { title: string }) => title)
  return { ...page, titles: titles.sort() }
}

test.each([
  ['"park the zeppelin"', ['Zeppelin parking']],
  ['"zeppelin parking"', ['Storm zeppelin', 'Zeppelin parking']],
  ['"parking zeppelin"', []],
  ['storm "zeppelin"', ['Storm zeppelin', 'Two fields', 'Zeppelin parking', 'Zeppelin à louer']],
  ['"A l’arret"', ['Zeppelin à louer']],
  ['zeppelin "le zeppelin en vol"', ['Zeppelin à louer']],
  ['"fields never"', []],
  ['zeppelin -storm', ['Two fields', 'Zeppelin à louer']],
  ['zeppelin -storms -field', ['Zeppelin à louer']],
  ['zeppelin -"before the storm" -louer', ['Storm zeppelin', 'Two fields']],
  ['"zeppelin" -"zeppelin parking" -storm', ['Two fields', 'Zeppelin à louer']],
  ['"with the mayor" zeppelin', []],
  ['"it was too"', ['Storm zeppelin']],
  ['zeppelin "before the"', ['Zeppelin parking']],
])('%s', async (q, titles) => {
  const found = await find(q)
  expect(found.titles).toEqual(titles)
  expect(found.totalCount).toBe(titles.length)
  expect(found.degraded).toBe(false)
})

test('the facets count what is found', async () => {
  const { facets } = await find('"zeppelin" -storm')
  const languages = facets.find(({ name }: { name: string }) => name === 'LANGUAGE').values
  expect(languages).toEqual([
    { value: 'en', count: 1 },
    { value: 'fr', count: 1 },
  ])
})

test('only what to be spared: all the rest, newest first', async () => {
  const { totalCount: all } = await find('')
  const { totalCount: rest } = await find('-zeppelin')
  expect(rest).toBe(all - 4)
})

test('a quoted word is meant as it is typed', async () => {
  const { search: page } = await world.visitor.ask(
    '{ search(query: "\\"zepelin\\" storm") { totalCount didYouMean } }',
  )
  expect(page).toEqual({ totalCount: 0, didYouMean: null })
})
