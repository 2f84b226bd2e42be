import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from './support/asker.ts'
import { openWorld, type World } from './support/world.ts'

// How many statements a question costs the database, next to its answer. Who signs in costs one more, now and then.

let world: World
let editor: Asker
beforeAll(async () => {
  world = await openWorld()
  editor = await world.as('EDITOR')
  await world.settled()
  // Labels of catalogues are read into memory when somebody first asks.
  await editor.ask('{ coverage(by: [YEAR]) { cells { lessons } } }')
})
afterAll(() => world[Symbol.asyncDispose]())

const statementsOf = async (story: () => Promise<unknown>) =>
  (await world.statementsOf(story)).filter(sql => !sql.includes('from token'))

const lesson = `number title lesson outcome language policyDomains { code label } missionTypes { code label } countries { code name region { name } }
  collection { label } author { name } visit { number title startsOn municipalities { name country { name } } partnerships { name members { municipality { name } } } }`

const reads: [string, string, number][] = [
  [
    'a page of lessons, four deep, with its total',
    `{ lessons(first: 20) { totalCount pageInfo { hasNextPage endCursor } nodes { ${lesson} } } }`,
    1,
  ],
  [
    'a page of lessons by title, from its end, with its total',
    '{ lessons(last: 5, orderBy: { field: TITLE, direction: ASC }) { totalCount nodes { title countries { name } } } }',
    1,
  ],
  [
    'a page of lessons under a facet, with its total',
    '{ lessons(first: 5, filter: { outcomes: [FAILED, MIXED] }) { totalCount nodes { title } } }',
    1,
  ],
  [
    'a dashboard with its total',
    '{ coverage(by: [MISSION_TYPE, POLICY_DOMAIN, REGION, OUTCOME, YEAR]) { totalCount cells { lessons failed values { value label } } } }',
    1,
  ],
  [
    'a dashboard under a filter that is not counted beforehand',
    '{ coverage(by: [YEAR], filter: { languages: [nl, fr], levels: [RESULT] }) { totalCount cells { lessons } } }',
    1,
  ],
  [
    'one lesson with all that hangs on it',
    `{ lesson(number: 12) { ${lesson} confirms { practice { title } } reviews { note } original { title } } }`,
    1,
  ],
  [
    'what is overdue, with its total',
    '{ recommendations(first: 10, filter: { statuses: [OVERDUE] }) { totalCount nodes { text municipality { name } visit { title partnerships { name } } followUps { asOf note } } } }',
    1,
  ],
  [
    'the reuse ledger, with its total and the standing of each lesson',
    '{ reuses(first: 10, filter: { isTold: true }) { totalCount nodes { decision outcome visit { title } lesson { title standing { usedInVisits worth } } } } }',
    1,
  ],
  [
    'a visit with everything beneath',
    '{ visit(number: 5) { title startsOn delegation { jobTitle person { name } } places { name } lessons(first: 10) { totalCount nodes { title policyDomains { code } } } } }',
    1,
  ],
  [
    'good practices with their lessons',
    '{ goodPractices(first: 20) { totalCount nodes { title confirmedBy { lesson { title visit { title } } } } } }',
    1,
  ],
  [
    'partnerships with members, coordinators, visits',
    '{ partnerships(first: 20) { totalCount nodes { name members { municipality { name } } coordinators { person { name } } lessons(first: 2) { totalCount nodes { title } } } } }',
    1,
  ],
  [
    'municipalities with their people',
    '{ municipalities(first: 20) { nodes { name country { name region { name } } people { name } } } }',
    1,
  ],
  [
    'a page of concepts, found by a term, with what is about them',
    '{ concepts(first: 20, filter: { termContains: "dechets", language: fr }) { totalCount nodes { label terms(language: nl) broader { label } narrower { code } } } }',
    1,
  ],
  ['one concept', '{ concept(code: "waste") { label narrower { label } } }', 1],
  ['the tree of policy domains', '{ policyDomains { code label children { code label } } }', 1],
]

describe('a question', () => {
  test.each(reads)('%s', async (_name, query, statements) => {
    const sent = await statementsOf(async () => {
      const data = await editor.ask(query)
      for (const value of Object.values(data as object)) expect(value).toBeTruthy()
    })
    expect(sent, sent.join('\n\n')).toHaveLength(statements)
    const asVisitor = await statementsOf(() => world.visitor.tryToAsk(query))
    expect(asVisitor).toHaveLength(statements)
  })

  test('by somebody known from the last: none for the token', async () => {
    const somebody = await world.as('EDITOR')
    const first = await world.statementsOf(() => somebody.ask('{ lesson(number: 12) { title } }'))
    const second = await world.statementsOf(() => somebody.ask('{ lesson(number: 12) { title } }'))
    expect([first.length, second.length]).toEqual([2, 1])
  })

  test('for nodes of several types', async () => {
    const { lessons, visits } = await editor.ask(
      '{ lessons(first: 5) { nodes { id } } visits(first: 5) { nodes { id } } }',
    )
    const ids = [...lessons.nodes, ...visits.nodes].map((row: { id: string }) => row.id)
    const sent = await statementsOf(async () => {
      const { nodes } = await editor.ask(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Lesson { title visit { title } } ... on Visit { title missionTypes { code } } } }',
        { ids },
      )
      expect(nodes.filter(Boolean)).toHaveLength(10)
    })
    expect(sent, sent.join('\n\n')).toHaveLength(1)
  })

  test.each([
    ['of several kinds, with facets', 'query: "waste collection contract", kinds: [LESSON, GOOD_PRACTICE]'],
    ['of one kind, narrowed', 'query: "waste", filter: { policyDomains: ["waste"], regions: ["011"] }'],
    ['that finds nothing', 'query: "zzzzzz", filter: { countries: ["SN"] }'],
  ])('as a search %s', async (_name, args) => {
    const query = `{ search(${args}, first: 20) { totalCount nodes { __typename ... on Lesson { title visit { title } policyDomains { label } } ... on GoodPractice { title } } facets { name values { value label count } } } }`
    await editor.ask(query)
    const sent = await statementsOf(async () => {
      const { search } = await editor.ask(query)
      const kinds = new Set(search.nodes.map((node: { __typename: string }) => node.__typename))
      if (args.includes('GOOD_PRACTICE')) expect(kinds).toEqual(new Set(['Lesson', 'GoodPractice']))
      expect(kinds.size > 0).toBe(search.totalCount > 0)
    })
    expect(sent, sent.join('\n\n')).toHaveLength(1)
  })

  test('with codes of catalogues in its filter: no more than without', async () => {
    const query =
      '{ lessons(filter: { policyDomains: ["waste"], countries: ["SN"], collections: ["own"] }) { nodes { title } } }'
    expect(await statementsOf(() => world.visitor.ask(query))).toHaveLength(1)
  })

  test('of a list says itself what is not published, or the planner would not know that an index holds it', async () => {
    const sent = await world.statementsOf(() => editor.ask('{ lessons(first: 1) { nodes { title } } }'))
    // On a slow machine the viewer is asked for again before it.
    expect(sent.at(-1)).toMatch(/t\d+\."state" <> 'PUBLISHED'::"State"/)
  })
})
