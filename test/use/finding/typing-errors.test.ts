import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// Who mistypes a word, leaves out an accent or stops in the middle of one finds all the same.

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  const { id: collectionId } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const row = { language: 'en', outcome: 'WORKED', state: 'PUBLISHED', publishedAt: new Date() } as const
  await world.prisma.lesson.createMany({
    data: [
      {
        ...row,
        collectionId,
        visibility: 'PUBLIC',
        title: 'Weigh the zeppelins',
        lesson: 'Zeppelins are heavy.',
      },
      { ...row, collectionId, visibility: 'INTERNAL', title: 'A quarrel', lesson: 'The xylophonist left.' },
      {
        ...{ ...row, collectionId, visibility: 'PUBLIC', language: 'fr' },
        ...{ title: 'La station des dirigeables', lesson: 'Les dirigeables attendaient.' },
      },
    ],
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const search = `query ($q: String!, $language: Language) {
  search(query: $q, language: $language, first: 10) {
    totalCount didYouMean
    edges { highlights { segments { text matched } } node { ... on Lesson { title } ... on GoodPractice { title } ... on Visit { title } } }
  } }`

async function find(asker: Asker, q: string, language = 'en') {
  const { search: page } = await asker.ask(search, { q, language })
  return { ...page, titles: page.edges.map(({ node }: { node: { title: string } }) => node.title) }
}

test.each([
  ['zepelins', 'zeppelins', 'a letter dropped'],
  ['zepppelins', 'zeppelins', 'a letter doubled'],
  ['Zeppelnis', 'Zeppelins', 'two swapped, with a capital'],
  ['ZAPPELINS', 'ZEPPELINS', 'another letter, in capitals'],
  ['zappelnis', 'zeppelins', 'two errors in a long word'],
])('%s is read as %s: %s', async (typed, meant) => {
  const found = await find(world.visitor, typed)
  expect(found.didYouMean).toBe(meant)
  expect(found.titles).toEqual(['Weigh the zeppelins'])
})

test('only the mistyped word is replaced, and what it was read as is marked', async () => {
  const found = await find(world.visitor, 'How heavy: zepelins?')
  expect(found.didYouMean).toBe('How heavy: zeppelins?')
  const marked = found.edges[0].highlights.flatMap(
    ({ segments }: { segments: { text: string; matched: boolean }[] }) =>
      segments.filter(({ matched }) => matched).map(({ text }) => text),
  )
  expect(marked).toContain('Zeppelins')
})

test('a word that is short, has another first letter or is too far away is left as it is', async () => {
  for (const typed of ['zep ', 'deppelins', 'zolpenins']) {
    expect(await find(world.visitor, typed), typed).toMatchObject({ didYouMean: null, totalCount: 0 })
  }
})

test('of what another language could make something of, as of stat and ion, it is the word one error away', async () => {
  const found = await find(world.visitor, 'stattion dirigeables', 'fr')
  expect(found.didYouMean).toBe('station dirigeables')
  expect(found.titles[0]).toBe('La station des dirigeables')
})

test('a mistyped word that says nothing is read as that, and not as one that says something', async () => {
  const right = await find(world.visitor, 'zeppelins with')
  const wrong = await find(world.visitor, 'zeppelins wiht ')
  expect(wrong).toEqual({ ...right, didYouMean: 'zeppelins with ' })
})

test('words that are typed right are not touched', async () => {
  expect((await find(editor, 'waste collection contract')).didYouMean).toBeNull()
  expect((await find(editor, 'ordures', 'fr')).didYouMean).toBeNull()
  expect((await find(editor, 'zeppelins and ordures')).didYouMean).toBeNull()
})

test('who types an accent means it', async () => {
  expect((await find(editor, 'ordures ménagères ', 'fr')).didYouMean).toBeNull()
  expect((await find(editor, 'dechets ', 'fr')).totalCount).toBe(
    (await find(editor, 'déchets ', 'fr')).totalCount,
  )
})

test('the last word is read as what it begins', async () => {
  const found = await find(world.visitor, 'zepp')
  expect(found.titles).toEqual(['Weigh the zeppelins'])
  expect(found.didYouMean).toBeNull()
  // Typed to its end, by a space, it is no beginning.
  expect((await find(world.visitor, 'zepp ')).totalCount).toBe(0)
})

test('a mistyped word of another language leads on to what means the same', async () => {
  const right = await find(editor, 'afvalophaling', 'nl')
  const wrong = await find(editor, 'afvalophalign', 'nl')
  expect(wrong.didYouMean).toBe('afvalophaling')
  expect(wrong.titles).toEqual(right.titles)
  expect(right.totalCount).toBeGreaterThan(3)
})

test('nobody is told a word of what is not for him', async () => {
  expect(await find(editor, 'xylophonsit')).toMatchObject({ didYouMean: 'xylophonist', totalCount: 1 })
  for (const typed of ['xylophonsit', 'xyloph', 'xylophonist'])
    expect(await find(world.visitor, typed), typed).toMatchObject({ didYouMean: null, totalCount: 0 })
})
