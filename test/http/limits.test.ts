import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const many = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join(' ')

describe('a question', () => {
  test('is answered with its cost and the limit, also when part of it failed', async () => {
    const cost = { estimated: expect.any(Number), limit: expect.any(Number) }
    expect(await world.visitor.tryToAsk('{ lessons(first: 3) { nodes { title } } }')).toMatchObject({
      extensions: { cost },
    })
    expect(await world.visitor.tryToAsk('{ lessons(first: 101) { nodes { title } } }')).toMatchObject({
      errors: [{ message: expect.stringContaining('a page holds 0 to 100 rows') }],
      extensions: { cost },
    })
  })

  test('that is too dear is refused before anything is read, and told how to ask for less', async () => {
    const lists =
      '{ lessons(first: 100) { nodes { municipality { lessons(first: 100) { nodes { title collection { label } } } } } } }'
    const sent = await world.statementsOf(async () => {
      const { data, errors, extensions } = await world.visitor.tryToAsk(lists)
      expect(data).toBeUndefined()
      const { estimated = 0, limit = 0 } = extensions?.cost ?? {}
      expect(estimated).toBeGreaterThan(limit)
      expect(errors).toMatchObject([
        {
          message: `This query may cost ${estimated} points, and ${limit} is the limit. Ask for less: a smaller first or last in its lists, above all in the outer ones, and fewer lists within lists.`,
          extensions: { code: 'COST_LIMIT' },
        },
      ])
    })
    expect(sent).toEqual([])
    const fewer = lists.replaceAll('100', '10')
    expect((await world.visitor.tryToAsk(fewer)).errors).toBeUndefined()
  })

  test('of which one operation is dear and another is not is weighed by the one that is asked', async () => {
    const editor = await world.as('EDITOR')
    const query =
      'query Dear($first: Int!) { partnerships(first: $first) { nodes { lessons(first: $first) { nodes { title collection { label } } } } } }'
    expect((await editor.tryToAsk(query, { first: 100 })).errors).toMatchObject([
      { extensions: { code: 'COST_LIMIT' } },
    ])
    expect((await editor.tryToAsk(query, { first: 2 })).errors).toBeUndefined()
  })
})

describe('a document', () => {
  const field = '__typename'
  test.each([
    [
      'more words and signs than 4000',
      `{ a: lessons(filter: { years: [${many(4_000, String)}] }) { totalCount } }`,
      /more than 4000 words and signs/,
    ],
    ['a megabyte of them', `{ ${'a '.repeat(450_000)} }`, /more than 4000 words and signs/],
    ['more fields than 1000', `{ ${many(1_001, () => field)} }`, /1001 fields; at most 1000/],
    ['more aliases than 60', `{ ${many(61, i => `a${i}: ${field}`)} }`, /61 aliases; at most 60/],
    [
      'more aliases than 60, in fragments',
      `{ ...A ...B } ${many(2, i => `fragment ${'AB'[i]} on Query { ${many(31, j => `a${i}${j}: ${field}`)} }`)}`,
      /62 aliases/,
    ],
    [
      'more directives than 60',
      `{ ${field} ${many(61, () => '@include(if: true)')} }`,
      /61 directives; at most 60/,
    ],
    [
      'fields deeper than 16',
      `{ municipality(number: 1) ${'{ memberships { municipality '.repeat(8)} { name } ${'} }'.repeat(8)} }`,
      /fields 18 deep; at most 16/,
    ],
    [
      'fields deeper than 16, through fragments',
      `{ municipality(number: 1) { ...F0 } } ${many(8, i => `fragment F${i} on Municipality { memberships { municipality { ...F${i + 1} } } }`)} fragment F8 on Municipality { name }`,
      /fields 18 deep/,
    ],
    [
      'brackets without end',
      `{ a(x: ${'['.repeat(1_900)}${']'.repeat(1_900)}) }`,
      /brackets more than 60 deep/,
    ],
    ['braces without end', `${'{ a '.repeat(1_900)}${'}'.repeat(1_900)}`, /brackets more than 60 deep/],
  ])('with %s is refused', async (_what, query, message) => {
    const { data, errors } = await world.visitor.tryToAsk(query)
    expect(data).toBeUndefined()
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'QUERY_TOO_LARGE' } },
    ])
  })

  test('with fragments that lead in a circle is refused', async () => {
    const { errors } = await world.visitor.tryToAsk(
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    )
    expect(errors).toMatchObject([
      { message: expect.stringContaining('Cannot spread fragment "A" within itself') },
    ])
  })

  test('asks for the schema within the schema only so deep', async () => {
    const bomb = `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`
    expect((await world.visitor.tryToAsk(bomb)).errors).toMatchObject([
      { message: 'Maximum introspection depth exceeded' },
    ])
    expect((await world.visitor.tryToAsk(getIntrospectionQuery())).errors).toBeUndefined()
  })

  test('asks for the whole schema a few times at most', async () => {
    const often = Array.from({ length: 60 }, (_, i) => `a${i}: __schema { types { name fields { name } } }`)
    const { errors } = await world.visitor.tryToAsk(`{ ${often.join(' ')} }`)
    expect(errors?.[0]?.message).toMatch(/^This query may cost \d+ points/)
  })

  test('asks for at most 100 nodes', async () => {
    const ids = Array(101).fill('TGVzc29uOjE=')
    const { errors } = await world.visitor.tryToAsk('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    })
    expect(errors).toMatchObject([{ message: 'ids: 101 are too many; ask for at most 100 at a time.' }])
  })
})
