import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { furnish, lessonRow } from './buckets.ts'

// A search box suggests while somebody types, and nothing that would lead nowhere.

let world: World
let officer: Asker
let stranger: Asker
let editor: Asker
beforeAll(async () => {
  world = await openWorld({ example: false })
  await furnish(world.prisma)
  const { id } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const write = (data: Parameters<typeof lessonRow>[1], links: object = {}) =>
    world.prisma.lesson
      .create({ data: lessonRow(id, data) })
      .then(lesson => world.prisma.lesson.update({ where: { id: lesson.id }, data: links }))
  await write({ title: "L'État et l'Œuvre", lesson: 'La gestion des déchets a commencé.', language: 'fr' })
  await write({ title: 'Xylofonist gezocht', lesson: 'Een kadaster voor ons.', visibility: 'INTERNAL' })
  await write({ title: 'Onderaan beginnen', lesson: 'Bij de wijk.', createdAt: new Date('2020-01-01') })
  await write(
    { title: 'Geheime begraafplaats', lesson: 'Onder ons.', visibility: 'FLEMISH' },
    { policyDomains: { connect: { code: 'schools' } }, countries: { connect: { code: 'PE' } } },
  )
  const municipalityId = await world.municipality('Steenbrugge')
  const waste = { policyDomains: { connect: { code: 'waste' } } }
  await world.prisma.question.create({
    data: {
      ...{ title: 'Wormenbakken, wie doet dat?', text: 'Echt.', language: 'nl', visibility: 'NETWORK' },
      ...{ municipalityId, ...waste },
    },
  })
  for (const announcedOn of [today, null])
    await world.prisma.event.create({
      data: {
        ...{
          title: announcedOn ? 'Wormendag' : 'Wormennacht',
          form: 'TRAINING',
          languages: ['nl'],
          announcedOn,
        },
        ...{ startsOn: today, endsOn: today, countries: { connect: { code: 'BE' } }, ...waste },
      },
    })
  officer = await world.as('OFFICER', 'Steenbrugge')
  stranger = await world.as('OFFICER', 'Ter Elst')
  editor = await world.as('EDITOR')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

interface Suggestion {
  kind: string
  label: string
  facet: string | null
  value: string | null
  lessons: number | null
  query: string | null
  number: number | null
}

const asked = `query ($prefix: String!, $first: Int!, $kinds: [SuggestionKind!], $language: Language) { suggest(prefix: $prefix, first: $first, kinds: $kinds, language: $language) { kind label facet value lessons query id number } }`
const suggest = async (who: Asker, prefix: string, more: object = {}): Promise<Suggestion[]> =>
  (await who.ask(asked, { prefix, first: 20, language: 'nl', ...more })).suggest
const labels = async (who: Asker, prefix: string, more: object = {}): Promise<string[]> =>
  (await suggest(who, prefix, more)).map(({ kind, label }) => `${kind} ${label}`)

test('a lesson by words of its title, in any case and without accents, the last as far as it is typed', async () => {
  expect(await labels(world.visitor, 'emm')).toContain('LESSON Emmers voor de wijken')
  expect(await labels(world.visitor, 'WIJKEN voor em')).toContain('LESSON Emmers voor de wijken')
  expect(await labels(world.visitor, 'etat oeuv')).toContain("LESSON L'État et l'Œuvre")
  expect(await labels(world.visitor, 'emm ')).toEqual([])
  const [lesson] = await suggest(world.visitor, 'emmers voor', { kinds: ['LESSON'] })
  expect(lesson).toMatchObject({ facet: null, query: null, number: expect.any(Number) })
})

test('a question, an event and a visit by their titles, by whom they may be seen', async () => {
  const worms = ['QUESTION Wormenbakken, wie doet dat?', 'EVENT Wormendag']
  const titles = (who: Asker) =>
    labels(who, 'wormen', { kinds: ['GOOD_PRACTICE', 'QUESTION', 'EVENT', 'VISIT'] })
  expect(await titles(officer)).toEqual(worms)
  expect(await titles(await world.as('PARTNER', 'Keur Sadio'))).toEqual(worms)
  expect(await titles(world.visitor)).toEqual([])
  expect(await labels(stranger, 'kennism', { kinds: ['VISIT'] })).toEqual([
    'VISIT Kennismaking met Keur Sadio',
  ])
  expect(await labels(world.visitor, 'kennism', { kinds: ['VISIT'] })).toEqual([])
  const [question] = await suggest(officer, 'wormen', { kinds: ['QUESTION'] })
  expect(question).toMatchObject({ number: expect.any(Number), query: null, facet: null })
})

test('a title that begins so comes before one that holds it', async () => {
  const titles = await labels(officer, 'onder', { kinds: ['LESSON'] })
  expect(titles[0]).toBe('LESSON Onderaan beginnen')
  expect(titles).toContain('LESSON Emmers: onder ons')
})

test('a domain, a mission type, a region and a country, to narrow by, with how many lessons they have', async () => {
  expect(await suggest(world.visitor, 'afvali', { kinds: ['POLICY_DOMAIN'] })).toMatchObject([
    { label: 'Afvalinzameling', facet: 'POLICY_DOMAIN', value: 'waste-collection', lessons: 1, query: null },
  ])
  expect(await suggest(world.visitor, 'afriq oc', { language: 'fr', kinds: ['REGION'] })).toMatchObject([
    { label: 'Afrique occidentale', facet: 'REGION', value: '011', lessons: 1 },
  ])
  expect(await suggest(world.visitor, 'sene')).toContainEqual(
    expect.objectContaining({ kind: 'COUNTRY', label: 'Senegal', facet: 'COUNTRY', value: 'SN', lessons: 1 }),
  )
  expect(await labels(world.visitor, 'belg')).toEqual([])
})

test('what is chosen becomes a search that finds something', async () => {
  for (const prefix of ['a', 'afv', 'sen', 'west', 'emm', 'keur', 'ste', 'wat']) {
    for (const { facet, value, query, label } of await suggest(officer, prefix, { first: 100 })) {
      const part = { POLICY_DOMAIN: 'policyDomains', REGION: 'regions', COUNTRY: 'countries' }[facet ?? '']
      const { search } = await officer.ask(
        'query ($query: String!, $filter: SearchFilter) { search(query: $query, filter: $filter) { totalCount } }',
        { query: query ?? (facet ? '' : label), filter: part ? { [part]: [value] } : null },
      )
      expect(search.totalCount, `${prefix}: ${label}`).toBeGreaterThan(0)
    }
  }
})

test('a term of the field in the language of the reader, where something says it in any language', async () => {
  expect(await labels(world.visitor, 'vuilnis', { kinds: ['TERM'] })).toContain('TERM vuilnis')
  expect(await labels(world.visitor, 'gestion des d', { language: 'fr' })).toContain(
    'TERM gestion des déchets',
  )
  // Nothing that a visitor may read speaks of it.
  expect(await labels(editor, 'kadast')).toContain('TERM kadaster')
  expect(await labels(world.visitor, 'kadast')).toEqual([])
})

test('a municipality where something that the viewer may find names it', async () => {
  expect(await suggest(officer, 'keur')).toContainEqual(
    expect.objectContaining({ kind: 'MUNICIPALITY', label: 'Keur Sadio', query: 'Keur Sadio', facet: null }),
  )
  expect(await labels(world.visitor, 'keur')).toEqual([])
})

test('nothing that is hidden: no title, no word, no place, no domain, no number', async () => {
  expect(await labels(editor, 'xylof')).toContain('LESSON Xylofonist gezocht')
  expect(await labels(stranger, 'xylof')).toEqual([])
  expect(await labels(stranger, 'geheime')).toEqual(['LESSON Geheime begraafplaats'])
  expect(await labels(world.visitor, 'geheime')).toEqual([])
  expect(await labels(stranger, 'peru')).toContain('COUNTRY Peru')
  expect(await labels(world.visitor, 'peru')).toEqual([])
  expect(await labels(world.visitor, 'emmers: een ontwerp')).toEqual([])
})

test('what was withdrawn a moment ago is suggested no more, before the index knows', async () => {
  const lesson = await world.prisma.lesson.findFirstOrThrow({ where: { title: 'Geheime begraafplaats' } })
  await world.prisma.lesson.update({ where: { id: lesson.id }, data: { state: 'WITHDRAWN' } })
  expect(await labels(stranger, 'geheime')).toEqual([])
  expect(await labels(stranger, 'peru')).toEqual([])
  await world.prisma.lesson.update({ where: { id: lesson.id }, data: { state: 'PUBLISHED' } })
  await world.settled()
})

test('a short list has of every kind, in their order', async () => {
  const kinds = (await suggest(officer, 'e', { first: 4 })).map(({ kind }) => kind)
  expect(new Set(kinds).size).toBeGreaterThan(1)
  expect(kinds).toHaveLength(4)
})

test.each([
  '',
  '   ',
  '🎈',
  '"',
  "'",
  "l'",
  '\\',
  '%',
  '\u0000',
  "x' | 'y",
  ':*',
  '日本',
  '3.5',
  'x'.repeat(500),
  'a '.repeat(250),
])('typed %j: an answer', async prefix => {
  expect(await suggest(world.visitor, prefix)).toBeInstanceOf(Array)
})

test('more than five hundred characters, or a list of more than a hundred, is refused', async () => {
  const { errors } = await world.visitor.tryToAsk(asked, { prefix: 'x'.repeat(501), first: 10 })
  expect(errors?.[0]).toMatchObject({ message: 'prefix: at most 500 characters; this has 501.' })
  const tooMany = await world.visitor.tryToAsk(asked, { prefix: 'x', first: 101 })
  expect(tooMany.errors?.[0]?.message).toMatch(/^first: 101 is out of range/)
})

test('is one statement', async () => {
  await officer.ask(asked, { prefix: 'a', first: 10 })
  const sent = await world.statementsOf(() => officer.ask(asked, { prefix: 'emm', first: 10 }))
  expect(sent.filter(sql => !sql.includes('from token'))).toHaveLength(1)
})
