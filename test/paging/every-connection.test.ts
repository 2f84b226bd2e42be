import { getNamedType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'
import { rebuildCounts } from '../../src/knowledge/counts/recount-lessons.ts'
import type { Asker } from '../support/asker.ts'
import { openWorld, type World } from '../support/world.ts'

// A cursor of every list that has pages: of none of ours, of another list, and of a row that is gone by now.

let world: World
let editor: Asker
/** What has the most lessons, by the column that leads to it. */
const aboves = new Map<string, string>()
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  await world.prisma.revision.createMany({
    data: [1, 2, 3, 4].map(day => ({
      kind: 'Lesson',
      subjectId: '01930000-0000-7000-8000-000000000001',
      action: 'edited',
      at: new Date(Date.UTC(2026, 10, day)),
    })),
  })
  for (const column of ['visit_id', 'partnership_id', 'municipality_id']) {
    const [row] = await world.database.query<{ id: string }>(
      `select ${column} as id from lesson where ${column} is not null group by 1 order by count(*) desc, 1 limit 1`,
    )
    aboves.set(column, row?.id ?? '')
  }
  await world.prisma.knowledgeGap.createMany({
    data: [1, 2, 3, 4].map(times => ({
      ...{ subject: `word ${times}`, times, firstOn: new Date('2026-11-01'), lastOn: new Date('2026-11-20') },
    })),
  })
  const north = await world.prisma.municipality.findMany({ where: { side: 'NORTH' }, take: 4 })
  await world.prisma.visit.create({
    data: {
      title: 'Samen',
      isDraft: true,
      isOrganised: true,
      startsOn: new Date('2027-10-01'),
      endsOn: new Date('2027-10-09'),
      invitations: { create: north.map(({ id: municipalityId }) => ({ municipalityId })) },
    },
  })
  for (const name of ['A', 'B', 'C', 'D'])
    await editor.ask(
      'mutation ($name: String!) { saveSearch(input: { name: $name, query: "" }) { __typename } }',
      { name },
    )
  await world.settled()
})
afterAll(() => world[Symbol.asyncDispose]())

const id = (kind: string, key: string) => Buffer.from(`${kind}:${key}`).toString('base64')
interface List {
  /** The table its rows come from. */
  table: string
  /** The row it hangs under, where it hangs under one. */
  under?: { type: string; column: string }
  /** What must be said beside the page. */
  also?: string
}

const lists: Record<string, List> = {
  'Query.lessons': { table: 'lesson' },
  'Query.goodPractices': { table: 'good_practice' },
  'Query.visits': { table: 'visit' },
  'Query.municipalities': { table: 'municipality' },
  'Query.partnerships': { table: 'partnership' },
  'Query.people': { table: 'person' },
  'Query.concepts': { table: 'concept', also: 'filter: { termContains: "afval", language: nl }' },
  'Query.revisions': {
    table: 'revision',
    also: `of: "${id('Lesson', '01930000-0000-7000-8000-000000000001')}"`,
  },
  'Query.recommendations': { table: 'recommendation' },
  'Query.reuses': { table: 'reuse' },
  'Query.participations': { table: 'participation' },
  'Query.visitInvitations': { table: 'visit_invitation' },
  'Query.documents': { table: 'document' },
  'Query.questions': { table: 'question' },
  'Query.events': { table: 'event' },
  'Query.lessonCollections': { table: 'lesson_collection' },
  'Query.eventInvitations': { table: 'event_invitation' },
  'Query.knowledgeGaps': { table: 'knowledge_gap' },
  'Query.savedSearches': { table: 'saved_search' },
  'Query.search': { table: 'lesson', also: 'query: "contract"' },
  'Visit.lessons': { table: 'lesson', under: { type: 'Visit', column: 'visit_id' } },
  'Partnership.lessons': { table: 'lesson', under: { type: 'Partnership', column: 'partnership_id' } },
  'Municipality.lessons': { table: 'lesson', under: { type: 'Municipality', column: 'municipality_id' } },
}

interface Page {
  nodes: { id: string }[]
  pageInfo: { endCursor: string; hasNextPage: boolean }
}

async function ask(name: string, page: string): Promise<{ page?: Page; errors?: { message: string }[] }> {
  const { under, also = '' } = lists[name] ?? {}
  const field = name.split('.')[1] ?? ''
  const list = `${field}(${page} ${also}) { nodes { ... on Node { id } } pageInfo { endCursor hasNextPage } }`
  const above = under && aboves.get(under.column)
  const query = under
    ? `{ node(id: "${id(under.type, above ?? '')}") { ... on ${under.type} { ${list} } } }`
    : `{ ${list} }`
  const { data, errors } = await editor.tryToAsk(query)
  return { errors, page: (under ? data?.node : data)?.[field] }
}

const keysOf = (page: Page | undefined) =>
  page?.nodes.map(node => Buffer.from(node.id, 'base64').toString().split(':')[1])

/** Whatever refers to it, for a row may go by an import, by hand or by law. */
/** As if nothing hung on the row: what guards that is off, and so is what counts. */
async function remove(table: string, key: string): Promise<void> {
  await world.database.query(
    `do $$ begin set local session_replication_role = replica; delete from ${table} where id = '${key}'; end $$`,
  )
  await rebuildCounts(world.prisma)
}

test('the list of lists is whole', () => {
  const paged = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap(type =>
      Object.values(type.getFields())
        .filter(
          field =>
            field.args.some(({ name }) => name === 'after') ||
            getNamedType(field.type).name.endsWith('Connection'),
        )
        .map(field => `${type.name}.${field.name}`),
    )
  expect(paged.sort()).toEqual(Object.keys(lists).sort())
})

describe.each(Object.entries(lists))('%s', (name, { table }) => {
  test.each([
    'nonsense',
    '',
    'R1BDOg',
    Buffer.from('GPC:S:01930000-0000-7000-8000-000000000000').toString('base64'),
    Buffer.from('GPC:J:["a","b"]').toString('base64'),
    Buffer.from('GPC:J:[{"a":1},null]').toString('base64'),
    Buffer.from('["lessons CREATED_AT desc"]').toString('base64url'),
    Buffer.from('["search",1,"x"]').toString('base64url'),
  ])('refuses a cursor that is none of its own: %j', async cursor => {
    const { errors } = await ask(name, `first: 2, after: "${cursor}"`)
    expect(errors?.[0]?.message).toMatch(
      /^after( or before)?: (this is not a cursor of ours; take it from pageInfo or an edge|this cursor belongs to another list or order; begin again without it)\.$/,
    )
  })

  test('refuses a cursor of other lists', async () => {
    for (const other of Object.keys(lists)) {
      const isNested = Boolean(lists[name]?.under && lists[other]?.under)
      if (other === name || isNested) continue
      const { page } = await ask(other, 'first: 1')
      const { errors } = await ask(name, `first: 2, after: "${page?.pageInfo.endCursor}"`)
      expect(errors?.[0]?.message, other).toMatch(/cursor/)
    }
  })

  test('goes on behind a row that is gone by now', async () => {
    const all = keysOf((await ask(name, 'first: 100')).page) ?? []
    expect(all.length).toBeGreaterThan(2)
    const { page: first } = await ask(name, 'first: 2')
    const [, gone = ''] = keysOf(first) ?? []
    await remove(name === 'Query.search' && !(await isLesson(gone)) ? 'good_practice' : table, gone)
    await world.settled()
    const { page: next, errors } = await ask(name, `first: 100, after: "${first?.pageInfo.endCursor}"`)
    expect(errors).toBeUndefined()
    expect(keysOf(next)).toEqual(all.slice(2))
  })
})

const isLesson = async (key: string) =>
  (await world.database.query('select from lesson where id = $1', [key])).length > 0

test('of a lesson that was withdrawn the cursor goes on too, for those who do not see it any more', async () => {
  const list = '{ lessons(first: 3) { nodes { id } edges { cursor } } }'
  const { lessons } = await world.visitor.ask(list)
  const key = Buffer.from(lessons.nodes[1].id, 'base64').toString().split(':')[1] ?? ''
  await world.prisma.lesson.update({ where: { id: key }, data: { state: 'WITHDRAWN' } })
  const { lessons: next } = await world.visitor.ask(
    `{ lessons(first: 1, after: "${lessons.edges[1].cursor}") { nodes { id } } }`,
  )
  expect(next.nodes).toEqual([lessons.nodes[2]])
})

test('of another search the place is refused', async () => {
  const { search } = await editor.ask('{ search(query: "water", first: 1) { pageInfo { endCursor } } }')
  const { errors } = await editor.tryToAsk(
    'query ($after: String) { search(query: "waste", after: $after) { totalCount } }',
    {
      after: search.pageInfo.endCursor,
    },
  )
  expect(errors?.[0]?.message).toBe(
    'after: this cursor belongs to another list or order; begin again without it.',
  )
})
