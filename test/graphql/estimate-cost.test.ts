import { readFileSync } from 'node:fs'
import { getIntrospectionQuery, isObjectType, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { estimateCost } from '../../src/graphql/cost/estimate-cost.ts'
import { knownCosts } from '../../src/graphql/cost/known-costs.ts'
import { weighField } from '../../src/graphql/cost/weigh-field.ts'
import { schema } from '../../src/schema.ts'

const cost = (query: string, variableValues: Record<string, unknown> = {}) =>
  estimateCost(schema, { document: parse(query), variableValues })

const rows = (first: number, of = 'title') => cost(`{ lessons(first: ${first}) { nodes { ${of} } } }`)

describe('what a question costs', () => {
  test('grows by as much with each row, twenty of them unless said', () => {
    expect(rows(30) - rows(20)).toBe(rows(20) - rows(10))
    expect(cost('{ lessons { nodes { title } } }')).toBe(rows(20))
    expect(cost('{ lessons(first: null) { nodes { title } } }')).toBe(rows(20))
    expect(cost('{ lessons(last: 7) { edges { node { title } } } }')).toBeGreaterThan(rows(7))
  })

  test('is told from the values of variables and from what they are unless given', () => {
    const query = 'query ($first: Int = 5) { lessons(first: $first) { nodes { title } } }'
    expect(cost(query)).toBe(rows(5))
    expect(cost(query, { first: 50 })).toBe(rows(50))
  })

  test('is the same for a document that comes again, whatever its values are this time', () => {
    const query = `query A($first: Int, $ids: [ID!] = [], $less: Boolean = false, $word: String) {
      lessons(first: $first) { nodes { title @skip(if: $less) } }
      nodes(ids: $ids) { id }
      search(query: "x", filter: { text: $word }) { totalCount }
    } query B { countries { code } }`
    const document = parse(query)
    const costOf = knownCosts(schema)
    const many = (ids: number) => Array<string>(ids).fill('a')
    const values = [undefined, 0, 1, 50, null, 'text', '50'].flatMap(first =>
      [
        {},
        { ids: ['a', 'b'] },
        { ids: 'a' },
        { ids: many(1_001) },
        { ids: many(2_000) },
        { less: true },
        { less: 'true' },
        { word: 'w' },
      ].map(more => ({
        ...more,
        first,
      })),
    )
    for (const variableValues of [...values, ...values])
      for (const operationName of ['A', 'B'])
        expect(costOf({ document, operationName, variableValues })).toBe(
          estimateCost(schema, { document, operationName, variableValues }),
        )
  })

  test('multiplies down through lists within lists', () => {
    const nested = (outer: number, inner: number) =>
      cost(`{ partnerships(first: ${outer}) { nodes { lessons(first: ${inner}) { nodes { title } } } } }`)
    expect(nested(100, 100) - nested(100, 50)).toBe(10 * (nested(10, 100) - nested(10, 50)))
  })

  test('counts fragments where they stand, and of a union the dearest', () => {
    const list = '{ lessons(first: 9) { nodes { ...A } } }'
    expect(cost(`${list} fragment A on Lesson { ...B } fragment B on Lesson { title }`)).toBe(rows(9))
    expect(cost('{ lessons(first: 9) { nodes { ... on Node { ... on Lesson { title } } } } }')).toBe(rows(9))
    const hits = (selection: string) => cost(`{ search(query: "x", first: 50) { nodes { ${selection} } } }`)
    expect(hits('... on Lesson { title } ... on Visit { number title }')).toBe(
      hits('... on Visit { number title }'),
    )
  })

  test('leaves out what is skipped', () => {
    expect(
      cost('query ($no: Boolean!) { lessons { nodes { title visit @include(if: $no) { title } } } }', {
        no: false,
      }),
    ).toBe(rows(20))
    expect(rows(20, 'title visit @skip(if: true) { title }')).toBe(rows(20))
    expect(rows(20, 'title visit @skip(if: false) { title }')).toBeGreaterThan(rows(20))
  })

  test('counts each alias, each id and each value of a filter', () => {
    expect(rows(20, 'a: title b: title c: title')).toBe(rows(20) + 40)
    const nodes = (ids: string[]) => cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    expect(nodes(Array(1_000).fill('x'))).toBeGreaterThan(5 * nodes(Array(100).fill('x')))
    expect(cost(`{ lessons(filter: { years: [${Array(500).fill(2020)}] }) { nodes { title } } }`)).toBe(
      rows(20) + 500,
    )
  })

  test('is not nothing beneath a list of no rows, which is walked through all the same', () => {
    const deep = (aliases: number) => {
      const inner = Array.from({ length: aliases }, (_, i) => `a${i}: lessons(first: 0) { nodes { title } }`)
      return cost(`{ partnerships(first: 0) { nodes { ${inner.join(' ')} } } }`)
    }
    expect(deep(40)).toBeGreaterThan(2 * deep(10))
  })

  test('is found at once for fragments that fan out without end', () => {
    const fan = Array.from(
      { length: 14 },
      (_, i) =>
        `fragment F${i} on Municipality { a: lessons { nodes { municipality { ...F${i + 1} } } } b: lessons { nodes { municipality { ...F${i + 1} } } } }`,
    )
    expect(
      cost(`{ municipality(number: 1) { ...F0 } } ${fan.join(' ')} fragment F14 on Municipality { name }`),
    ).toBeGreaterThan(1e18)
  })
})

describe('every field of the schema', () => {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType)
  const fields = objects.flatMap(type => Object.values(type.getFields()).map(field => ({ type, field })))

  test('has its weight, and one that answers with rows has one for each', () => {
    expect(fields.length).toBeGreaterThan(200)
    for (const { type, field } of fields) {
      const weight = weighField(schema, type, field)
      const where = `${type.name}.${field.name}`
      expect(weight.own + weight.row, where).toBeGreaterThan(0)
      const isPaged = field.args.some(({ name }) => name === 'first')
      if (isPaged && !String(field.type).endsWith('Connection!')) expect(weight.rows, where).toBe('page')
    }
    const ofConnections = fields.filter(({ type }) => type.name.endsWith('Connection'))
    for (const { type, field } of ofConnections.filter(
      ({ field: { name } }) => name === 'nodes' || name === 'edges',
    ))
      expect(weighField(schema, type, field).rows, type.name).toBe('above')
  })
})

describe('what people ask every day costs far less than the limit', () => {
  const farBelow = 25_000
  const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

  test('all queries of the README', () => {
    const queries = [...read('README.md').matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => text)
    expect(queries.length).toBeGreaterThan(5)
    for (const query of queries) expect(cost(query), query).toBeLessThan(farBelow)
  })

  test('the introspection of GraphiQL', () => {
    const all = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }
    // Half of what is admitted: a page asks for it once.
    expect(cost(getIntrospectionQuery(all))).toBeLessThan(2 * farBelow)
  })
})
