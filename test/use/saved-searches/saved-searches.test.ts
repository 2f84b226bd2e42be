import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visibility } from '../../../src/db/generated/client/enums.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'

let world: World
let officer: Asker
let colleague: Asker
let partner: Asker
let editor: Asker
let home: string
let own: string
beforeAll(async () => {
  world = await openWorld()
  const north = await world.prisma.municipality.findMany({ where: { side: 'NORTH' }, take: 2 })
  const south = await world.prisma.municipality.findFirstOrThrow({ where: { side: 'SOUTH' } })
  home = north[0]?.id ?? ''
  officer = await world.as('OFFICER', north[0]?.name)
  colleague = await world.as('OFFICER', north[1]?.name)
  partner = await world.as('PARTNER', south.name)
  editor = await world.as('EDITOR')
  own = (await world.prisma.collection.findUniqueOrThrow({ where: { code: 'own' } })).id
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const fields =
  'id name query kinds filter { countries visitFrom } language newCount mark seenAt hasFeed version'
const problem = '... on Problem { code message path }'
const save = `mutation ($input: SaveSearchInput!) { saveSearch(input: $input) { ... on SavedSearch { ${fields} } ${problem} } }`
const keep = async (who: Asker, input: object) =>
  (await who.ask(save, { input: { name: 'S', query: '', ...input } })).saveSearch
const list = async (who: Asker) =>
  (await who.ask(`{ savedSearches(first: 100) { totalCount nodes { ${fields} } } }`)).savedSearches
const newOf = async (who: Asker, id: string): Promise<number> =>
  (await who.ask('query ($id: ID!) { node(id: $id) { ... on SavedSearch { newCount } } }', { id })).node
    .newCount
const mark = async (who: Asker, id: string, upTo?: string) =>
  (
    await who.ask(
      `mutation ($id: ID!, $upTo: String) { markSavedSearchSeen(input: { id: $id, upTo: $upTo }) { ... on SavedSearch { ${fields} } ${problem} } }`,
      { id, upTo },
    )
  ).markSavedSearchSeen

const publish = async (title: string, rest: object = {}) => {
  const { id } = await world.prisma.lesson.create({
    data: {
      ...{
        title,
        lesson: `${title}.`,
        language: 'nl',
        outcome: 'WORKED',
        state: 'PUBLISHED',
        visibility: 'PUBLIC',
      },
      ...{ publishedAt: today, collectionId: own, municipalityId: home },
      ...rest,
    },
  })
  await world.settled()
  return id
}
const change = async (id: string, data: object) => {
  await world.prisma.lesson.update({ where: { id }, data })
  await world.settled()
}

describe('a saved search', () => {
  test('is kept as it was asked, and is its owner’s alone', async () => {
    const kept = await keep(officer, {
      ...{ name: ' Afval ', query: 'afval', kinds: ['LESSON'], language: 'fr' },
      filter: { countries: ['SN'], visitFrom: '2024-05-01', outcomes: ['FAILED'] },
    })
    expect(kept).toMatchObject({
      ...{ name: 'Afval', query: 'afval', kinds: ['LESSON'], language: 'fr', newCount: 0, version: 1 },
      ...{ filter: { countries: ['SN'], visitFrom: '2024-05-01' }, hasFeed: false },
    })
    expect((await list(officer)).nodes).toEqual([kept])
    for (const other of [colleague, editor, world.visitor]) {
      expect(await list(other)).toEqual({ totalCount: 0, nodes: [] })
      const { node } = await other.ask('query ($id: ID!) { node(id: $id) { id } }', { id: kept.id })
      expect(node).toBeNull()
      expect(await mark(other, kept.id)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'id'] })
      for (const verb of ['openSavedSearchFeed', 'closeSavedSearchFeed']) {
        const answer = await other.ask(`mutation ($id: ID!) { ${verb}(input: { id: $id }) { ${problem} } }`, {
          id: kept.id,
        })
        expect(answer[verb]).toMatchObject({ code: 'NOT_FOUND' })
      }
    }
  })

  test('is refused by name where it cannot be', async () => {
    expect(await keep(world.visitor, {})).toMatchObject({ code: 'FORBIDDEN' })
    expect(await keep(officer, { name: ' ' })).toMatchObject({ code: 'VALIDATION', path: ['input', 'name'] })
    expect(await keep(officer, { query: 'x'.repeat(2_001) })).toMatchObject({ path: ['input', 'query'] })
    expect(await keep(officer, { filter: { countries: ['XX'] } })).toMatchObject({
      path: expect.arrayContaining(['input', 'filter', 'countries']),
    })
    expect(
      await keep(officer, { filter: { visitFrom: '2024-05-01', visitUntil: '2024-01-01' } }),
    ).toMatchObject({
      path: ['input', 'filter', 'visitUntil'],
    })
  })

  test('is renamed and deleted by its version, and once by a key', async () => {
    const key = { idempotencyKey: 'twice' }
    const kept = await keep(colleague, key)
    expect((await keep(colleague, key)).id).toBe(kept.id)
    const rename = `mutation ($id: ID!, $v: Int!) { renameSavedSearch(input: { id: $id, expectedVersion: $v, name: "Water" }) { ... on SavedSearch { name version } ${problem} } }`
    const one = await colleague.ask(rename, { id: kept.id, v: 1 })
    expect(one.renameSavedSearch).toEqual({ name: 'Water', version: 2 })
    const late = await colleague.ask(rename, { id: kept.id, v: 1 })
    expect(late.renameSavedSearch).toMatchObject({ code: 'CONFLICT' })
    const remove = `mutation ($id: ID!, $v: Int!) { deleteSavedSearch(input: { id: $id, expectedVersion: $v }) { ... on DeletedSavedSearch { deletedId } ${problem} } }`
    expect((await colleague.ask(remove, { id: kept.id, v: 1 })).deleteSavedSearch).toMatchObject({
      code: 'CONFLICT',
    })
    expect((await colleague.ask(remove, { id: kept.id, v: 2 })).deleteSavedSearch).toEqual({
      deletedId: kept.id,
    })
    expect((await list(colleague)).totalCount).toBe(0)
  })

  test('finds room for a hundred, not for one more, however they come', async () => {
    const many = await world.as('EDITOR')
    const asked = Array.from({ length: 104 }, (_, i) => keep(many, { name: `S ${i}` }))
    const answers = await Promise.all(asked)
    expect(answers.filter(answer => answer.code === 'RULE')).toHaveLength(4)
    expect((await list(many)).totalCount).toBe(100)
  })
})

describe('what is new', () => {
  test('is what was published since; what was edited, drafted or is no hit is not', async () => {
    const { id } = await keep(officer, { name: 'New', query: 'pimpelmees' })
    expect(await newOf(officer, id)).toBe(0)
    const lesson = await publish('Pimpelmees in de tuin')
    expect(await newOf(officer, id)).toBe(1)
    await publish('Koolmees in de tuin')
    await publish('Pimpelmees in ontwerp', { state: 'DRAFT', publishedAt: null })
    expect(await newOf(officer, id)).toBe(1)
    expect((await mark(officer, id)).newCount).toBe(0)
    await change(lesson, { recommendation: 'Hang een nestkast op voor de pimpelmees.' })
    expect(await newOf(officer, id)).toBe(0)
    await change(lesson, { state: 'WITHDRAWN' })
    await change(lesson, { state: 'PUBLISHED' })
    expect(await newOf(officer, id)).toBe(1)
  })

  test.each<[string, () => Asker, Visibility, Visibility, number]>([
    ['a visitor’s reach grows', () => partner, 'FLEMISH', 'NETWORK', 1],
    ['opened to all, for whom it was closed', () => partner, 'INTERNAL', 'PUBLIC', 1],
    ['opened to others, which he saw already', () => colleague, 'FLEMISH', 'PUBLIC', 0],
    ['opened to others, of his own municipality', () => officer, 'INTERNAL', 'FLEMISH', 0],
    ['opened to others, for the association', () => editor, 'INTERNAL', 'PUBLIC', 0],
    ['narrowed, and still seen', () => colleague, 'PUBLIC', 'FLEMISH', 0],
    ['narrowed, and seen no more', () => partner, 'PUBLIC', 'FLEMISH', 0],
  ])('is what was opened to its reader since: %s', async (_name, who, before, after, expected) => {
    const word = `goudhaan${before.toLowerCase()}${after.toLowerCase()}`
    const lesson = await publish(`Een ${word}`, { visibility: before })
    const { id } = await keep(who(), { name: word, query: word })
    expect(await newOf(who(), id)).toBe(0)
    await change(lesson, { visibility: after })
    expect(await newOf(who(), id)).toBe(expected)
  })

  test('is counted under the search’s own filter, kinds and phrases', async () => {
    const ids: string[] = []
    for (const more of [
      {},
      { filter: { outcomes: ['FAILED'] } },
      { kinds: ['GOOD_PRACTICE'] },
      { query: '"blauwborst zingt"' },
      { query: 'blauwborst -zingt' },
      { query: '' },
    ])
      ids.push((await keep(editor, { name: 'F', query: 'blauwborst', ...more })).id)
    await publish('De blauwborst zingt')
    await publish('De blauwborst zwijgt', { outcome: 'FAILED' })
    const counts = await Promise.all(ids.map(id => newOf(editor, id)))
    expect(counts).toEqual([2, 1, 0, 1, 1, 2])
  })

  test('stays new when it came after the answer that was seen', async () => {
    const { id, mark: before } = await keep(officer, { name: 'Mark', query: 'roodborst' })
    await publish('Roodborst een')
    const seen = (await list(officer)).nodes.find((node: { id: string }) => node.id === id)
    expect(seen).toMatchObject({ newCount: 1 })
    await publish('Roodborst twee')
    expect(await mark(officer, id, seen.mark)).toMatchObject({ newCount: 1 })
    // An older mark takes nothing back.
    expect(await mark(officer, id, before)).toMatchObject({ newCount: 1 })
    expect(await mark(officer, id)).toMatchObject({ newCount: 0 })
    expect(await mark(officer, id, 'nonsense')).toMatchObject({ code: 'VALIDATION', path: ['input', 'upTo'] })
  })

  test('costs one statement for all saved searches of a page, and asks no engine', async () => {
    for (const name of ['A', 'B', 'C']) await keep(partner, { name, query: 'water' })
    await list(partner)
    const sent = await world.statementsOf(() => list(partner))
    expect(sent, sent.join('\n\n')).toHaveLength(2)
  })

  test('is listed with its moment, as the owner may see it', async () => {
    const { id } = await keep(partner, { name: 'L', query: 'winterkoning' })
    await publish('Winterkoning voor allen')
    await publish('Winterkoning voor ons', { visibility: 'FLEMISH' })
    const latest = `query ($id: ID!) { node(id: $id) { ... on SavedSearch { latest(first: 5) { since isNew node { ... on Lesson { title number } } } } } }`
    const { node } = await partner.ask(latest, { id })
    expect(node.latest).toMatchObject([{ isNew: true, node: { title: 'Winterkoning voor allen' } }])
    await mark(partner, id)
    expect((await partner.ask(latest, { id })).node.latest).toMatchObject([{ isNew: false }])
    const { errors } = await partner.tryToAsk(latest.replace('first: 5', 'first: 101'), { id })
    expect(errors?.[0]?.message).toMatch(/^first: 101 is out of range/)
  })

  test('survives a rebuild of the index: nothing becomes new by it', async () => {
    const { id } = await keep(editor, { name: 'R', query: '' })
    await world.search.rebuild()
    await world.settled()
    expect(await newOf(editor, id)).toBe(0)
  })
})
