import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asker } from '../../support/asker.ts'
import { openWorld, today, type World } from '../../support/world.ts'
import { furnish, lessonRow } from './buckets.ts'

let world: World
let officer: Asker
let stranger: Asker
let partner: Asker
let editor: Asker

beforeAll(async () => {
  world = await openWorld({ example: false })
  await furnish(world.prisma)
  editor = await world.as('EDITOR')
  officer = await world.as('OFFICER', 'Steenbrugge')
  stranger = await world.as('OFFICER', 'Ter Elst')
  partner = await world.as('PARTNER', 'Keur Sadio')
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const search = `query ($query: String!, $kinds: [SearchKind!], $filter: SearchFilter, $language: Language, $first: Int, $after: String) {
  search(query: $query, kinds: $kinds, filter: $filter, language: $language, first: $first, after: $after) {
    totalCount degraded
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor score highlights { field segments { text matched } } node { __typename ...on Lesson { id title } ...on GoodPractice { id title } ...on Visit { id title } } }
    facets { name values { value label count selected } }
  }
}`

async function titles(who: Asker, query: string, more: object = {}): Promise<string[]> {
  const { search: found } = await who.ask(search, { query, ...more })
  return found.edges.map((edge: { node: { title: string } }) => edge.node.title)
}

async function counts(
  who: Asker,
  facet: string,
  query: string,
  more: object = {},
): Promise<Record<string, number>> {
  const { search: found } = await who.ask(search, { query, ...more })
  const { values } = found.facets.find((one: { name: string }) => one.name === facet)
  return Object.fromEntries(
    values.map(({ value, count }: { value: string; count: number }) => [value, count]),
  )
}

describe('search', () => {
  it('finds what is asked in other forms of its words, the title before the text', async () => {
    expect(await titles(world.visitor, 'emmers')).toEqual(['Emmers voor de wijken', 'Ophaling met de buren'])
    expect(await titles(world.visitor, 'emmer')).toEqual(['Emmers voor de wijken', 'Ophaling met de buren'])
  })

  it('marks the words that matched in the text as written', async () => {
    const { search: found } = await world.visitor.ask(search, { query: 'emmer', first: 1 })
    expect(found.edges[0].highlights[0]).toEqual({
      field: 'TITLE',
      segments: [
        { text: 'Emmers', matched: true },
        { text: ' voor de wijken', matched: false },
      ],
    })
  })

  it('puts what should have been reviewed by now behind what fits as well', async () => {
    const { id: collectionId } = await world.prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
    const pump = (title: string, day: number, reviewOn: string | null) =>
      lessonRow(collectionId, {
        title,
        createdAt: new Date(today.getTime() + day * 86_400_000),
        reviewOn: reviewOn ? new Date(reviewOn) : null,
      })
    const data = [
      pump('Handpomp alfa', -1, '2026-11-22'),
      pump('Handpomp beta', -2, '2027-01-01'),
      pump('Handpomp gamma', -3, null),
    ]
    await world.prisma.lesson.createMany({ data })
    await world.settled()
    expect(await titles(world.visitor, 'handpomp')).toEqual([
      'Handpomp beta',
      'Handpomp gamma',
      'Handpomp alfa',
    ])
    world.setClock(new Date('2027-01-02'))
    expect(await titles(world.visitor, 'handpomp')).toEqual([
      'Handpomp gamma',
      'Handpomp alfa',
      'Handpomp beta',
    ])
    world.setClock(today)
    await world.prisma.lesson.deleteMany({ where: { title: { startsWith: 'Handpomp' } } })
  })

  it('is never degraded while the engine is there', async () => {
    expect((await world.visitor.ask(search, { query: 'emmer' })).search.degraded).toBe(false)
  })

  it('lists everything that passes, the newest first, when nothing is asked', async () => {
    expect(await titles(world.visitor, '', { kinds: ['LESSON'] })).toEqual([
      'Ophaling met de buren',
      'Emmers voor de wijken',
      'Des charrettes pour les quartiers',
    ])
    expect(await titles(world.visitor, '  ')).toHaveLength(3)
  })

  it('finds nothing for words that nobody wrote, nor for stop words in no text', async () => {
    const { search: found } = await world.visitor.ask(search, { query: 'zeppelin 🎈' })
    expect(found).toMatchObject({
      totalCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  it('takes a whole terms of reference, and refuses more than a hundred thousand characters with a reason', async () => {
    const long = `emmer ${Array.from({ length: 14_000 }, (_, i) => `woord${i}`).join(' ')}`.slice(0, 100_000)
    expect(await titles(world.visitor, long)).toEqual(['Emmers voor de wijken', 'Ophaling met de buren'])
    const { errors } = await world.visitor.tryToAsk(search, { query: `${long} ` + 'x'.repeat(100_000) })
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^query: at most 100000 characters/),
      extensions: { path: ['query'] },
    })
  })
})

describe('who finds what', () => {
  it('everyone what is public, each circle what is meant for it', async () => {
    const all = [
      'Emmers: de begroting',
      'Emmers: onder Vlamingen',
      'Emmers: onder ons',
      'Emmers voor de wijken',
      'Ophaling met de buren',
    ]
    const sorted = async (who: Asker) => (await titles(who, 'emmer', { kinds: ['LESSON'] })).sort()
    const without = (...gone: string[]) => all.filter(title => !gone.includes(title)).sort()
    expect(await sorted(editor)).toEqual([...all].sort())
    expect(await sorted(officer)).toEqual([...all].sort())
    expect(await sorted(stranger)).toEqual(without('Emmers: onder ons'))
    expect(await sorted(partner)).toEqual(without('Emmers: onder ons', 'Emmers: onder Vlamingen'))
    expect(await sorted(world.visitor)).toEqual(
      without('Emmers: onder ons', 'Emmers: onder Vlamingen', 'Emmers: de begroting'),
    )
  })

  it('and counts only that', async () => {
    const outcomes = (who: Asker) => counts(who, 'OUTCOME', 'emmer')
    expect(await outcomes(world.visitor)).toEqual({ WORKED: 1, FAILED: 1 })
    expect(await outcomes(partner)).toEqual({ WORKED: 2, FAILED: 1 })
    expect(await outcomes(stranger)).toEqual({ WORKED: 3, FAILED: 1 })
    expect(await outcomes(officer)).toEqual({ WORKED: 4, FAILED: 1 })
  })

  it('visits are found by their outline, by those who are signed in', async () => {
    expect(await titles(world.visitor, 'kennismaking')).toEqual([])
    expect(await titles(partner, 'kennismaking')).toEqual(['Kennismaking met Keur Sadio'])
    expect(await titles(partner, 'Steenbrugge', { kinds: ['VISIT'] })).toEqual([
      'Kennismaking met Keur Sadio',
    ])
    expect(await titles(editor, 'geheimzinnig')).toEqual([])
  })

  it('what only a visit tells leads no visitor to a lesson', async () => {
    expect(await titles(world.visitor, 'Ndiobène')).toEqual([])
    expect(await titles(world.visitor, '', { filter: { visitFrom: '2020-01-01' } })).toEqual([])
    expect(
      await titles(editor, '', {
        kinds: ['LESSON'],
        filter: { visitFrom: '2026-05-31', visitUntil: '2026-05-01' },
      }).catch(String),
    ).toMatch(/visitUntil: the last day/)
    expect(
      await titles(editor, '', {
        kinds: ['LESSON'],
        filter: { visitFrom: '2026-05-31', visitUntil: '2026-05-31' },
      }),
    ).toEqual(['Emmers voor de wijken'])
    expect(await titles(editor, '', { kinds: ['LESSON'], filter: { visitFrom: '2026-06-01' } })).toEqual([])
  })

  it('a lesson withdrawn a moment ago is in no hit, no total and no facet, also when the index still has it', async () => {
    const lesson = await world.prisma.lesson.findFirstOrThrow({ where: { title: 'Emmers: onder Vlamingen' } })
    await world.prisma.lesson.update({ where: { id: lesson.id }, data: { state: 'WITHDRAWN' } })
    const { search: found } = await editor.ask(search, { query: 'emmer', kinds: ['LESSON'] })
    expect(found.totalCount).toBe(4)
    expect(found.edges).toHaveLength(4)
    await world.prisma.lesson.update({ where: { id: lesson.id }, data: { state: 'PUBLISHED' } })
    await world.settled()
    expect(await titles(editor, 'emmer', { kinds: ['LESSON'] })).toHaveLength(5)
  })
})

describe('facets', () => {
  it('count under all choices but their own', async () => {
    const both = await counts(editor, 'OUTCOME', 'emmer', { filter: { outcomes: ['FAILED'] } })
    expect(both).toEqual({ WORKED: 4, FAILED: 1 })
    expect(
      await counts(editor, 'LANGUAGE', '', { kinds: ['LESSON'], filter: { outcomes: ['FAILED'] } }),
    ).toEqual({ nl: 1 })
    expect(await titles(editor, 'emmer', { filter: { outcomes: ['FAILED', 'MIXED'] } })).toEqual([
      'Ophaling met de buren',
    ])
  })

  it('count what lies beneath under the wider one, and filter likewise', async () => {
    expect(await counts(world.visitor, 'POLICY_DOMAIN', 'emmer')).toEqual({ waste: 1, 'waste-collection': 1 })
    expect(await titles(world.visitor, '', { filter: { policyDomains: ['waste'] } })).toEqual([
      'Emmers voor de wijken',
    ])
    expect(await counts(world.visitor, 'REGION', 'emmer')).toEqual({ '002': 1, '011': 1, '202': 1 })
    expect(await titles(world.visitor, '', { filter: { regions: ['002'] } })).toEqual([
      'Emmers voor de wijken',
    ])
  })

  it('say what they count in the language that is asked for, and which values are chosen', async () => {
    const { search: found } = await world.visitor.ask(
      `{ search(query: "emmer", kinds: [LESSON, VISIT]) { facets { name values { value label(language: fr) selected count } } } }`,
    )
    const facet = (name: string) => found.facets.find((one: { name: string }) => one.name === name).values
    expect(facet('KIND')).toEqual([
      { value: 'LESSON', label: 'Leçon', selected: true, count: 2 },
      { value: 'VISIT', label: 'Visite de travail', selected: true, count: 0 },
    ])
    expect(facet('COUNTRY')).toEqual([{ value: 'SN', label: 'Sénégal', selected: false, count: 1 }])
    expect(facet('LANGUAGE')).toEqual([{ value: 'nl', label: 'néerlandais', selected: false, count: 2 }])
    expect(facet('YEAR')).toEqual([{ value: '2019', label: '2019', selected: false, count: 1 }])
  })

  it('refuse what is in no catalogue, each by its place', async () => {
    const { errors } = await world.visitor.tryToAsk(search, {
      query: '',
      filter: {
        policyDomains: ['waste', 'wast"e\\'],
        countries: ['XX'],
        regions: ['999'],
        collections: ["o'wn"],
      },
    })
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'VALIDATION',
      fields: [
        { path: ['filter', 'policyDomains', 1] },
        { path: ['filter', 'collections', 0] },
        { path: ['filter', 'regions', 0] },
        { path: ['filter', 'countries', 0] },
      ],
    })
  })
})

it('a search is one statement for each kind of hit, however much is asked of it', async () => {
  const asked = `{ search(query: "emmers kennismaking") { totalCount facets { name values { label } } nodes { ...on Visit { title countries { name } } ...on Lesson { title countries { name } policyDomains { label parent { label } } collection { label } } } } }`
  await editor.ask(asked)
  await world.settled()
  const statements = await world.statementsOf(() => editor.ask(asked))
  expect(statements.filter(sql => !/from token/.test(sql))).toHaveLength(1)
})

it('indexStatus is for the association', async () => {
  const asked = '{ indexStatus { engine state documents stored backlog lagSeconds } }'
  const { indexStatus } = await editor.ask(asked)
  expect(indexStatus).toMatchObject({ engine: 'embedded', state: 'READY', backlog: 0, lagSeconds: 0 })
  expect(indexStatus.documents).toBe(indexStatus.stored)
  expect((await officer.tryToAsk(asked)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
})
