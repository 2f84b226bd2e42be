import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { furnish, lessonRow } from './buckets.ts'

// A lesson leads to others of its kind, and a visit to what should be known before it.

let world: World
let editor: Asker
let officer: Asker
let stranger: Asker
let visitId: string
beforeAll(async () => {
  world = await openWorld({ example: false })
  await furnish(world.prisma)
  const { id } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const write = (data: Parameters<typeof lessonRow>[1]) =>
    world.prisma.lesson.create({ data: lessonRow(id, data) })
  await write({ title: 'De waterpomp viel stil', lesson: 'Zonder wisselstukken staat een waterpomp stil.' })
  await write({
    title: 'La pompe à eau en panne',
    lesson: 'Sans pièces de rechange, une pompe à eau reste en panne.',
    language: 'fr',
  })
  await write({
    title: 'Wisselstukken voor de waterpomp',
    lesson: 'Leg ze vooraf klaar.',
    visibility: 'INTERNAL',
  })
  await write({ title: 'Een waterpomp in ontwerp', lesson: 'Zonder wisselstukken.', state: 'DRAFT' })
  await write({ title: 'De burgemeester groette', lesson: 'Hij groette iedereen.' })
  await write({ title: 'Zeppelin', lesson: 'Xylofoon.' })
  const visit = await world.prisma.visit.findFirstOrThrow()
  await world.prisma.visit.update({
    where: { id: visit.id },
    data: {
      termsOfReference: 'De delegatie bekijkt waarom elke waterpomp stilvalt en wie wisselstukken betaalt.',
      policyDomains: { connect: { code: 'waste-collection' } },
    },
  })
  visitId = Buffer.from(`Visit:${visit.id}`).toString('base64')
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Steenbrugge')
  stranger = await world.as('OFFICER', 'Ter Elst')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

interface Related {
  lesson: { title: string }
  why: { asked: string; found: string; sameWord: boolean }[]
}

const titlesOf = (related: Related[]) => related.map(({ lesson }) => lesson.title)
const related = '{ score matchedLanguage lesson { title countries { name } } why { asked found sameWord } }'
/** Each request has its own. */
const withoutRequestId = (answer: object) => JSON.stringify(answer).replace(/"requestId":"[^"]*"/g, '""')
const statements = async (story: () => Promise<unknown>) =>
  (await world.statementsOf(story)).filter(sql => !sql.includes('from token'))

describe('similar', () => {
  const similar = `query ($number: Int!, $first: Int!) { lesson(number: $number) { similar(first: $first) ${related} } }`
  const numberOf = async (title: string) =>
    (await world.prisma.lesson.findFirstOrThrow({ where: { title } })).number
  const like = async (who: Asker, title: string, first = 5): Promise<Related[]> =>
    (await who.ask(similar, { number: await numberOf(title), first })).lesson.similar

  test('leads to what speaks of the same, in another language too, and never to itself', async () => {
    expect(titlesOf(await like(world.visitor, 'De waterpomp viel stil'))).toContain('La pompe à eau en panne')
    expect(titlesOf(await like(world.visitor, 'De waterpomp viel stil'))).not.toContain(
      'De waterpomp viel stil',
    )
    const [nearest] = await like(editor, 'De waterpomp viel stil')
    expect(nearest?.lesson.title).toBe('Wisselstukken voor de waterpomp')
    expect(nearest?.why.map(({ found }) => found.toLowerCase())).toEqual(
      expect.arrayContaining(['wisselstukken', 'waterpomp']),
    )
  })

  test('says in both languages what two lessons have in common', async () => {
    const french = (await like(world.visitor, 'De waterpomp viel stil')).find(
      ({ lesson }) => lesson.title === 'La pompe à eau en panne',
    )
    expect(french?.why).toContainEqual({ asked: 'waterpomp', found: 'pompe à eau', sameWord: false })
  })

  test('holds nothing that the viewer may not see, and for a draft looks at what is published', async () => {
    expect(titlesOf(await like(stranger, 'De waterpomp viel stil'))).not.toContain(
      'Wisselstukken voor de waterpomp',
    )
    const all = titlesOf(await like(editor, 'De waterpomp viel stil', 100))
    expect(all).not.toContain('Een waterpomp in ontwerp')
  })

  test('is nothing where nothing speaks of the same', async () => {
    expect(await like(world.visitor, 'Zeppelin')).toEqual([])
  })

  test('costs a statement more for a whole page, and is refused for more than can be found at once', async () => {
    const page = `{ lessons(first: 8) { nodes { title similar(first: 2) ${related} } } }`
    await editor.ask(page)
    expect(await statements(() => editor.ask(page))).toHaveLength(2)
    const { errors } = await editor.tryToAsk(
      '{ lessons(first: 100) { nodes { similar { lesson { title } } } } }',
    )
    expect(errors?.[0]?.extensions?.code).toBe('COST_LIMIT')
  })

  test('refuses more than a page', async () => {
    const { errors } = await editor.tryToAsk('{ lesson(number: 1) { similar(first: 101) { score } } }')
    expect(errors?.[0]?.message).toMatch(/^first: 101 is out of range/)
  })
})

describe('relevantLessons', () => {
  const relevant = `query ($id: ID!) { visit(id: $id) { title missionTypes { code } policyDomains { code } countries { name } termsOfReference relevantLessons ${related} } }`
  const before = async (who: Asker): Promise<Related[]> =>
    (await who.ask(relevant, { id: visitId })).visit.relevantLessons

  test('go by the papers of the visit where the viewer may read them, and else by its outline', async () => {
    expect(titlesOf(await before(officer))).toContain('De waterpomp viel stil')
    const outline = titlesOf(await before(stranger))
    expect(outline.join()).not.toMatch(/waterpomp|pompe/i)
    expect(outline).toContain('Emmers voor de wijken')
  })

  test('tell why, but no word of papers that are not for the viewer', async () => {
    const told = (await before(stranger)).flatMap(({ why }) => why.map(({ found }) => found))
    expect(told).toContain('Senegal')
    expect(JSON.stringify(await before(stranger))).not.toMatch(/wisselstuk/)
  })

  test('hold what the viewer may see only', async () => {
    expect(titlesOf(await before(officer))).not.toContain('Wisselstukken voor de waterpomp')
    expect(titlesOf(await before(editor))).toContain('Wisselstukken voor de waterpomp')
  })

  test('cost one statement more than the visit', async () => {
    await officer.ask(relevant, { id: visitId })
    expect(await statements(() => officer.ask(relevant, { id: visitId }))).toHaveLength(2)
  })
})

describe('a search beside a visit', () => {
  const search = `query ($q: String!, $visit: ID) { search(query: $q, visitId: $visit, kinds: [LESSON]) { totalCount didYouMean edges { why { asked found } node { ... on Lesson { title } } } } }`
  const find = async (who: Asker, q: string, visit: string | null = visitId): Promise<string[]> =>
    (await who.ask(search, { q, visit })).search.edges.map(
      (edge: { node: { title: string } }) => edge.node.title,
    )

  test('asks for what the visit asks for, and for the words before all else', async () => {
    expect(await find(officer, '')).toContain('De waterpomp viel stil')
    expect(await find(stranger, '')).not.toContain('De waterpomp viel stil')
    expect((await find(officer, 'burgemeester'))[0]).toBe('De burgemeester groette')
    expect(await find(officer, 'burgemeester')).toContain('De waterpomp viel stil')
    expect((await officer.ask(search, { q: 'burgemeestr', visit: visitId })).search.didYouMean).toBe(
      'burgemeester',
    )
  })

  test('that is not there, or not to be seen, answers alike', async () => {
    const missing = Buffer.from('Visit:01900000-0000-7000-8000-000000000000').toString('base64')
    const [hidden, none] = [
      await world.visitor.tryToAsk(search, { q: 'emmer', visit: visitId }),
      await world.visitor.tryToAsk(search, { q: 'emmer', visit: missing }),
    ]
    expect(withoutRequestId(hidden)).toEqual(withoutRequestId(none))
    expect(none.errors?.[0]).toMatchObject({
      message: 'There is no such visit.',
      extensions: { code: 'NOT_FOUND', path: ['visitId'] },
    })
  })

  test('costs a statement for the visit and one for the hits', async () => {
    const asked = { q: 'emmer', visit: visitId }
    await officer.ask(search, asked)
    expect(await statements(() => officer.ask(search, asked))).toHaveLength(2)
  })
})

describe('possibleDuplicates', () => {
  const duplicates = `query ($title: String!, $text: String, $language: Language, $lessonId: ID) { possibleDuplicates(title: $title, text: $text, language: $language, lessonId: $lessonId) { likeness lesson { id title } } }`
  const ask = async (
    who: Asker,
    draft: object,
  ): Promise<{ likeness: number; lesson: { id: string; title: string } }[]> =>
    (await who.ask(duplicates, { language: 'nl', ...draft })).possibleDuplicates

  const pump = { title: 'De waterpomp viel stil', text: 'Zonder wisselstukken staat een waterpomp stil.' }

  test('find what says the same word for word first, and then what says it otherwise', async () => {
    const found = await ask(world.visitor, pump)
    expect(found[0]).toMatchObject({ likeness: 1, lesson: { title: 'De waterpomp viel stil' } })
    const other = await ask(world.visitor, {
      title: 'Een waterpomp valt stil',
      text: 'Elke waterpomp staat stil zonder wisselstukken.',
    })
    expect(other[0]?.lesson.title).toBe('De waterpomp viel stil')
    expect(other[0]?.likeness).toBeGreaterThan(0.5)
    expect(other[0]?.likeness).toBeLessThan(1)
  })

  test('find nothing where only some words are the same, and nothing for nothing', async () => {
    const text = 'De burgemeester sprak met de buren over een nieuwe waterpomp, en vroeg wie er betaalt.'
    expect(await ask(world.visitor, { title: 'Overleg', text })).toEqual([])
    expect(await ask(world.visitor, { title: '', text: ' ' })).toEqual([])
    expect(await ask(world.visitor, { title: '🎈' })).toEqual([])
  })

  test('of a lesson on record: not itself', async () => {
    const [first] = await ask(editor, pump)
    const others = await ask(editor, { ...pump, lessonId: first?.lesson.id })
    expect(others.map(({ lesson }) => lesson.title)).not.toContain(pump.title)
  })

  test('hold nothing that the viewer may not see', async () => {
    const draft = { title: 'Wisselstukken voor de waterpomp', text: 'Leg ze vooraf klaar.' }
    expect((await ask(editor, draft))[0]).toMatchObject({ likeness: 1 })
    expect((await ask(stranger, draft)).map(({ lesson }) => lesson.title)).not.toContain(draft.title)
  })

  test('refuse what no lesson can hold, by its place', async () => {
    const { errors } = await world.visitor.tryToAsk(duplicates, { title: 'x'.repeat(201), text: '' })
    expect(errors?.[0]).toMatchObject({
      message: 'title: at most 200 characters, as of a lesson; this has 201.',
      extensions: { code: 'VALIDATION' },
    })
  })

  test('cost one statement', async () => {
    await editor.ask(duplicates, pump)
    expect(await statements(() => editor.ask(duplicates, pump))).toHaveLength(1)
  })
})
