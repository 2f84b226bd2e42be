import { readFileSync } from 'node:fs'
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'

const types = Object.values(schema.getTypeMap()).filter(
  type => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)
const objects = types.filter(isObjectType)
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
const queries = Object.values(schema.getQueryType()?.getFields() ?? {})

interface Described {
  readonly where: string
  readonly description: string | null | undefined
}

const argumentsOf = (where: string, args: readonly GraphQLArgument[]): Described[] =>
  args.map(arg => ({ where: `${where}(${arg.name}:)`, description: arg.description }))

function membersOf(type: GraphQLNamedType): Described[] {
  const named = ({ name, description }: { name: string; description?: string | null }): Described => ({
    where: `${type.name}.${name}`,
    description,
  })
  if (isEnumType(type)) return type.getValues().map(named)
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(named)
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap(field => [
    named(field),
    ...argumentsOf(`${type.name}.${field.name}`, field.args),
  ])
}

const described: Described[] = [
  ...types.flatMap(type => [{ where: type.name, description: type.description }, ...membersOf(type)]),
  ...schema
    .getDirectives()
    .filter(directive => !isSpecifiedDirective(directive))
    .flatMap(({ name, description, args }) => [
      { where: `@${name}`, description },
      ...argumentsOf(`@${name}`, args),
    ]),
]

it('schema.graphql is what the code says; npm run schema writes it', () => {
  const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`)
})

describe('descriptions', () => {
  it('stand on every type, field, argument, input field and enum value', () => {
    expect(described.length).toBeGreaterThan(500)
    expect(described.filter(each => !each.description?.trim()).map(each => each.where)).toEqual([])
  })

  it('are sentences: they begin with a capital or what they quote, and end with a stop', () => {
    const ragged = described.filter(({ description }) => description && !/^[A-Z"`].*[.:]$/s.test(description))
    expect(ragged.map(({ where, description }) => `${where}: ${description}`)).toEqual([])
  })
})

describe('mutations', () => {
  it.each(mutations.map(field => [field.name, field] as const))(
    '%s is a verb and a noun, takes one input, and answers with itself or the five problems',
    (name, { args, type }) => {
      expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)+$/)
      const capitalised = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
      expect(args.map(arg => `${arg.name}: ${String(arg.type)}`)).toEqual([`input: ${capitalised}Input!`])
      const result = getNamedType(type)
      expect(isNonNullType(type) && result.name).toBe(`${capitalised}Result`)
      const members = isUnionType(result) ? result.getTypes() : []
      const problems = members.filter(member => member.getInterfaces().some(each => each.name === 'Problem'))
      expect(problems.map(problem => problem.name).sort()).toEqual([
        'ConflictError',
        'ForbiddenError',
        'NotFoundError',
        'RuleError',
        'ValidationError',
      ])
      expect(members).toHaveLength(6)
    },
  )
})

describe('lists', () => {
  const fields = objects.flatMap(type =>
    Object.values(type.getFields()).map(field => [`${type.name}.${field.name}`, field] as const),
  )
  const paged = fields.filter(([, { args }]) => args.some(arg => arg.name === 'first'))

  it.each(paged)('%s says how many rows it gives unless told, and how many at most', (_name, { args }) => {
    const first = args.find(arg => arg.name === 'first')
    expect(first?.defaultValue ?? /, 20 unless given/.exec(first?.description ?? '')?.[0]).toSatisfy(
      // A page holds twenty; the few that are nearest to something are fewer.
      (shown: unknown) => (typeof shown === 'number' && shown <= 20) || shown === ', 20 unless given',
    )
    for (const arg of args.filter(({ name }) => name === 'first' || name === 'last'))
      expect(arg.description).toMatch(/(to|at most) 100\b/)
  })

  const typesOf = (type: GraphQLObjectType): Record<string, string> =>
    Object.fromEntries(Object.values(type.getFields()).map(field => [field.name, String(field.type)]))
  const connections = objects.filter(({ name }) => name.endsWith('Connection'))

  it.each(connections.map(type => [type.name, type] as const))(
    '%s hands over its rows with and without cursors, and only in pages',
    (name, type) => {
      expect(name).not.toMatch(/^Query|^Viewer/)
      expect(typesOf(type)).toMatchObject({
        pageInfo: 'PageInfo!',
        edges: expect.stringMatching(/Edge!\]!$/),
      })
      const leading = fields.filter(([, field]) => getNamedType(field.type) === type)
      expect(leading.length).toBeGreaterThan(0)
      for (const [where] of leading) expect(paged.map(([each]) => each)).toContain(where)
    },
  )
})

it('what is asked for by id or by number answers null when it is not there, and so does node', () => {
  const byId = queries.filter(({ args }) => args.some(arg => arg.name === 'id'))
  expect(byId.map(field => field.name)).toEqual(
    expect.arrayContaining(['lesson', 'goodPractice', 'visit', 'partnership', 'municipality', 'node']),
  )
  for (const { name, type } of byId) expect(getNullableType(type), name).toBe(type)
})

it('every scalar has one meaning: there is none that takes anything', () => {
  expect(
    types
      .filter(isScalarType)
      .map(type => type.name)
      .sort(),
  ).toEqual(['Date', 'DateTime', 'ListFilter', 'URL'])
  // Answered only: whoever sends it on sends it as the input of that list, which says what it takes.
  const inputs = types.filter(isInputObjectType).flatMap(type => Object.values(type.getFields()))
  const args = [...queries, ...mutations].flatMap(field => field.args)
  expect([...inputs, ...args].filter(({ type }) => getNamedType(type).name === 'ListFilter')).toEqual([])
})

it('an input has a name that says what it is for', () => {
  const named = types.filter(isInputObjectType).map(type => type.name)
  expect(named.filter(name => !/(Input|Filter|Order)$/.test(name))).toEqual([])
})
