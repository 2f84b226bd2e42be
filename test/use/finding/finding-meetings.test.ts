import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { does, drafts } from '../../events/do.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'

// Where people meet, and what they ask each other, is found as what they learned.

let world: World
const askers: Record<string, Asker> = {}
beforeAll(async () => {
  world = await openWorld()
  Object.assign(askers, {
    visitor: world.visitor,
    partner: await world.as('PARTNER', 'Keur Latyr'),
    officer: await world.as('OFFICER', 'Scheldekerke'),
    asker: await world.as('OFFICER', 'Kempenrode'),
    editor: await world.as('EDITOR'),
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const asked = `query ($query: String!, $kinds: [SearchKind!], $filter: SearchFilter) {
  search(query: $query, kinds: $kinds, filter: $filter, first: 20) { totalCount facets { name values { value label count } }
    edges { matchedLanguage why { found } highlights { segments { text matched } }
      node { ... on Event { title } ... on Question { title state } } } } }`

async function find(who: string, query: string, more: object = {}) {
  const { search } = await (askers[who] as Asker).ask(asked, { query, kinds: ['EVENT'], ...more })
  return search
}
const titles = async (who: string, query: string, more: object = {}): Promise<string[]> =>
  (await find(who, query, more)).edges.map(({ node }: { node: { title: string } }) => node.title)

describe('an event that was announced is found by its outline, by those who are signed in', () => {
  test.each([
    ['its title', 'juntas de agua', 'Intercambio entre juntas de agua'],
    ['a theme, in another language', 'drinkwater', 'Intercambio entre juntas de agua'],
    ['its form, in another language', 'regional conference', 'Conférence régionale'],
    ['its region', 'West-Afrika', 'Conférence régionale'],
    ['who organises it', 'Dogbahoué', 'Conférence régionale'],
  ])('by %s', async (_what, query, title) => {
    for (const who of ['partner', 'officer', 'editor'])
      expect(await titles(who, query), who).toContainEqual(expect.stringContaining(title))
    expect(await titles('visitor', query)).toEqual([])
  })

  test('and by nothing that only those read who take part: its place, its purpose, its sessions', async () => {
    expect(await titles('editor', 'opbellen')).toEqual([])
    expect(await titles('editor', '"Casa comunal"')).toEqual([])
    expect(await titles('editor', '"Maison des jeunes"')).toEqual([])
  })

  test('it says why, and counts among the kinds', async () => {
    const { edges, facets, totalCount } = await find('officer', 'déchets')
    expect(edges[0]).toMatchObject({
      matchedLanguage: null,
      why: [{ found: 'déchets' }, ...edges[0].why.slice(1)],
    })
    expect(edges[0].highlights[0].segments).toContainEqual({ text: 'déchets', matched: true })
    const kinds = facets.find(({ name }: { name: string }) => name === 'KIND').values
    expect(kinds).toContainEqual({ value: 'EVENT', label: expect.any(String), count: totalCount })
  })

  test('a file has what is found', async () => {
    const found = await titles('officer', 'déchets')
    const file = await (askers['officer'] as Asker).fetch(
      '/export/search.json?query=d%C3%A9chets&kinds=["EVENT"]',
    )
    const rows = (await file.json()) as { title: string; eventForm: string }[]
    expect(rows.map(({ title }) => title)).toEqual(found)
    expect(rows[0]).toMatchObject({ kind: 'EVENT', eventForm: 'CONFERENCE', organisers: ['Dogbahoué'] })
  })
})

test('a good practice is suggested by its title, as what it is made of', async () => {
  const practice = await world.prisma.goodPractice.findFirstOrThrow({
    where: { state: 'PUBLISHED', visibility: 'PUBLIC' },
    orderBy: { number: 'asc' },
  })
  const { suggest } = await world.visitor.ask(
    'query ($prefix: String!) { suggest(prefix: $prefix) { kind label number } }',
    { prefix: practice.title.slice(0, -2) },
  )
  expect(suggest).toEqual([{ kind: 'GOOD_PRACTICE', label: practice.title, number: practice.number }])
})

test('a draft is found by nobody, and is new in a saved search once it is announced', async () => {
  const editor = askers['editor'] as Asker
  const { saveSearch } = await (askers['partner'] as Asker).ask(
    'mutation { saveSearch(input: { name: "p", query: "puisatier", kinds: [EVENT] }) { ... on SavedSearch { id } } }',
  )
  const { id, version } = await drafts(editor, { title: 'Atelier des puisatiers' })
  await world.settled()
  expect(await titles('editor', 'puisatier')).toEqual([])
  await does(editor, 'announceEvent', { id, expectedVersion: version })
  await world.settled()
  expect(await titles('partner', 'puisatier')).toEqual(['Atelier des puisatiers'])
  const { node } = await (askers['partner'] as Asker).ask(
    'query ($id: ID!) { node(id: $id) { ... on SavedSearch { newCount latest { node { ... on Event { title } } } } } }',
    { id: saveSearch.id },
  )
  expect(node).toEqual({ newCount: 1, latest: [{ node: { title: 'Atelier des puisatiers' } }] })
})

describe('questions are narrowed to those that stand so', () => {
  const states = async (who: string, questionStates: string[]): Promise<string[]> => {
    const { edges } = await find(who, '', { kinds: null, filter: { questionStates } })
    return edges.map(({ node }: { node: { state: string } }) => node.state)
  }

  test('open ones wait for an answer; lessons are none of them', async () => {
    expect(new Set(await states('partner', ['OPEN']))).toEqual(new Set(['OPEN']))
    expect(new Set(await states('partner', ['ANSWERED']))).toEqual(new Set(['ANSWERED']))
    expect(await states('editor', ['WITHDRAWN'])).toEqual([])
    const both = await find('visitor', 'déchets', {
      kinds: null,
      filter: { questionStates: ['OPEN', 'ANSWERED'] },
    })
    const all = await find('visitor', 'déchets', { kinds: ['QUESTION'] })
    expect(both.totalCount).toBe(all.totalCount)
  })

  test('one that is settled goes from the open to the answered, and a saved search knows', async () => {
    const asker = askers['asker'] as Asker
    const { saveSearch } =
      await asker.ask(`mutation { saveSearch(input: { name: "a", query: "integriteitsklacht",
      filter: { questionStates: [ANSWERED] } }) { ... on SavedSearch { id } } }`)
    const { search } = await asker.ask(
      '{ search(query: "integriteitsklacht", filter: { questionStates: [OPEN] }) { nodes { ... on Question { id version } } } }',
    )
    const { id, version: expectedVersion } = search.nodes[0]
    expect(
      (await does(asker, 'settleQuestion', { id, expectedVersion }, '... on Question { state }')).state,
    ).toBe('ANSWERED')
    await world.settled()
    const open = { kinds: null, filter: { questionStates: ['OPEN'] } }
    expect(await titles('asker', 'integriteitsklacht', open)).toEqual([])
    const { node } = await asker.ask(
      'query ($id: ID!) { node(id: $id) { ... on SavedSearch { latest { node { ... on Question { state } } } } } }',
      { id: saveSearch.id },
    )
    expect(node.latest).toEqual([{ node: { state: 'ANSWERED' } }])
  })
})
