import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { furnish, lessonRow } from './buckets.ts'

// Pages of a search: how far they lead, and what they refuse.

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld({ example: false })
  await furnish(world.prisma)
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const search = `query ($query: String!, $kinds: [SearchKind!], $first: Int, $after: String) {
  search(query: $query, kinds: $kinds, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { ...on Lesson { title } } }
  }
}`

it('lead through all hits once, and say where they stand', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const { search: page } = await editor.ask(search, {
      query: 'emmer',
      kinds: ['LESSON'],
      first: 2,
      after,
    })
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    seen.push(...page.edges.map((edge: { node: { title: string } }) => edge.node.title))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  const { search: whole } = await editor.ask(search, { query: 'emmer', kinds: ['LESSON'] })
  expect(seen).toEqual(whole.edges.map((edge: { node: { title: string } }) => edge.node.title))
})

it.each([
  { first: 101, says: /^first: 101 is out of range/ },
  { first: -1, says: /^first: -1 is out of range/ },
  { after: 'nonsense', says: /^after: this is not a cursor of ours/ },
])('a page of %o is refused', async ({ says, ...page }) => {
  const { errors } = await editor.tryToAsk(search, { query: 'emmer', ...page })
  expect(errors?.[0]?.message).toMatch(says)
})

it('end after two hundred with words that say what to do', async () => {
  const { id: collectionId } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const data = Array.from({ length: 205 }, (_, i) =>
    lessonRow(collectionId, { title: `Mangrove ${i}`, createdAt: new Date(i) }),
  )
  await world.prisma.lesson.createMany({ data })
  await world.settled()
  const { search: page } = await editor.ask(search, { query: 'mangrove', first: 100 })
  const { search: second } = await editor.ask(search, {
    query: 'mangrove',
    first: 100,
    after: page.pageInfo.endCursor,
  })
  expect(second).toMatchObject({ totalCount: 205, pageInfo: { hasNextPage: true } })
  const { errors } = await editor.tryToAsk(search, { query: 'mangrove', after: second.pageInfo.endCursor })
  expect(errors?.[0]?.message).toBe(
    'after: the first 200 of 205 hits can be paged; narrow the search, or export it.',
  )
})
