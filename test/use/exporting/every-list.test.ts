import { getNamedType, isObjectType, isRequiredArgument, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { estimateCost } from '../../../src/graphql/cost/estimate-cost.ts'
import { schema } from '../../../src/schema.ts'
import { exportables } from '../../../src/use/exporting/exportable.ts'
import { listDocument } from '../../../src/use/exporting/read-pages.ts'
import { selectionOf } from '../../../src/use/exporting/select.ts'
import type { Asker } from '../../support/asker.ts'
import { openWorld, type World } from '../../support/world.ts'
import { readFile } from './read-file.ts'

// Whoever asks for a list as a file gets the set that the list counts: each list, each format, each reader.

let world: World
let askers: Record<string, Asker>
let revised: string
beforeAll(async () => {
  world = await openWorld()
  const [north, south] = await Promise.all(
    (['NORTH', 'SOUTH'] as const).map(side =>
      world.prisma.municipality.findFirstOrThrow({
        where: { side, visits: side === 'NORTH' ? { some: {} } : {} },
      }),
    ),
  )
  askers = {
    visitor: world.visitor,
    partner: await world.as('PARTNER', south?.name),
    officer: await world.as('OFFICER', north?.name),
    editor: await world.as('EDITOR'),
  }
  const lesson = await world.prisma.lesson.findFirstOrThrow()
  revised = Buffer.from(`Lesson:${lesson.id}`).toString('base64')
  await world.prisma.revision.createMany({
    data: Array.from({ length: 130 }, (_, i) => ({
      kind: 'Lesson',
      subjectId: lesson.id,
      action: `edit ${i}`,
    })),
  })
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

/** What each list is asked with, as a dashboard would: a filter, and an order where it has one. */
const asked: Record<string, { args: string; counts?: boolean }> = {
  lessons: { args: 'filter: { outcomes: [FAILED, MIXED] }, orderBy: { field: TITLE, direction: ASC }' },
  goodPractices: { args: 'orderBy: { field: TITLE, direction: DESC }' },
  visits: { args: 'filter: { from: "2020-02-01" }, orderBy: { field: NUMBER, direction: ASC }' },
  recommendations: {
    args: 'filter: { statuses: [OPEN, DONE] }, orderBy: { field: NUMBER, direction: DESC }',
  },
  reuses: { args: 'filter: { decisions: [APPLY, ADAPT] }' },
  participations: {
    args: 'filter: { states: [ASKED, REFUSED, ACCOMPANIED] }, orderBy: { field: NUMBER, direction: DESC }',
  },
  municipalities: { args: 'filter: { regions: ["002"] }' },
  partnerships: { args: 'filter: { statuses: [ACTIVE] }' },
  concepts: { args: 'filter: { termContains: "waste", language: en }' },
  people: { args: 'filter: { nameContains: "a" }' },
  savedSearches: { args: '' },
  revisions: { args: 'of: "REVISED"', counts: false },
  search: {
    args: 'query: "afval contract", kinds: [LESSON, GOOD_PRACTICE], filter: { languages: [nl, fr] }',
  },
}
/** Every list with pages that is not spoken of above is asked for without arguments. */
const paged = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ type }) => {
  const named = getNamedType(type)
  return isObjectType(named) && 'pageInfo' in named.getFields()
})
for (const { name, args } of paged)
  if (!asked[name] && !args.some(isRequiredArgument)) asked[name] = { args: '' }

const formats = ['CSV', 'XLSX', 'JSON', 'JSONL']

test('every list of the schema with pages is one that is exported', () => {
  expect(paged.map(({ name }) => name).filter(name => !asked[name])).toEqual([])
  expect(exportables(schema).map(({ name }) => name)).toEqual(
    expect.arrayContaining(paged.map(({ name }) => name)),
  )
})

test('what a file asks for is in the schema, and no page of it is dearer than what anybody may ask', () => {
  for (const list of exportables(schema)) {
    if (list.kind !== 'pages') continue
    const columns = list.columns({})
    const page = `nodes { ${selectionOf(columns)} } pageInfo { hasNextPage endCursor }`
    const document = parse(listDocument(list, page, ['first: 100', 'after: $after']))
    expect(validate(schema, document), list.name).toEqual([])
    expect(estimateCost(schema, { document, variableValues: {} }), list.name).toBeLessThan(100_000)
    expect(columns[0]?.name).toBe('id')
    const names = columns.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  }
})

describe.each(Object.entries(asked))('%s', (list, { args, counts = true }) => {
  test.each(['visitor', 'partner', 'officer', 'editor'])('the %s gets the set that is counted', async who => {
    const asker = askers[who] as Asker
    const links = formats.map(format => `f${format}: export(format: ${format}) { url body }`).join(' ')
    const query = `{ ${list}(${args.replace('REVISED', revised)} first: 100) { ${counts ? 'totalCount' : ''} nodes { ... on Node { id } } ${links} } }`
    const { [list]: page } = await asker.ask(query)
    const total = counts ? page.totalCount : who === 'editor' ? 130 : 0
    for (const format of formats) {
      const { url, body } = page[`f${format}`]
      expect(body).toBeNull()
      const response = await asker.fetch(url)
      expect(response.status, url).toBe(200)
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="${list}-2026-11-23.${format.toLowerCase()}"`,
      )
      expect(response.headers.get('cache-control')).toBe('no-store')
      const { rows } = await readFile(response)
      expect(rows.length, format).toBe(total)
      const ids = rows.map(row => row['id'])
      // In the list's own order.
      expect(ids.slice(0, page.nodes.length)).toEqual(page.nodes.map((node: { id: string }) => node.id))
      expect(new Set(ids).size).toBe(total)
    }
  })
})

test('the lists differ by reader, so that the test above says something', async () => {
  const count = async (asker: Asker | undefined) =>
    (await asker?.ask('{ lessons { totalCount } }')).lessons.totalCount
  const counts = await Promise.all(Object.values(askers).map(count))
  expect(new Set(counts).size).toBeGreaterThan(2)
})
