import { encodeGlobalID } from '@pothos/plugin-relay'
import {
  execute,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../src/access/token.ts'
import { newId } from '../src/db/new-ids.ts'
import { makeContext } from '../src/make-context.ts'
import { schema } from '../src/schema.ts'
import { openWorld, today, type World } from './support/world.ts'

// Whatever the schema has, now and later: one statement for each field of the query, whatever hangs beneath it. What
// costs more is named here, with its number; how answers look is for other tests.

let world: World
const token = makeToken()
beforeAll(async () => {
  world = await openWorld()
  await world.prisma.token.create({
    data: { name: 'a test', role: 'EDITOR', hash: hashToken(token), createdAt: today },
  })
  await world.settled()
  // Catalogues are read into memory when somebody first asks.
  await ask('{ coverage(by: [YEAR]) { cells { lessons } } }')
})
afterAll(() => world[Symbol.asyncDispose]())

/** What is made up for who asks, or judged anew, out of more than hangs on one row. */
const dear: Readonly<Record<string, number>> = {
  'Query.indexStatus': 2,
  'Query.weighingBacktest': 2,
  'Lesson.similar': 2,
  'Question.known': 2,
  'Visit.brief': 9,
  'Visit.relevantLessons': 2,
  'Visit.weighing': 2,
  'Partnership.handOver': 11,
  'Event.dossier': 6,
  'Event.sentDossier': 1,
}

/** Nodes are asked below; the others read rows of a visit or a partnership that is named, and have their own tests. */
const askedElsewhere = [
  ...[
    'briefItems',
    'briefPreview',
    'dossierLines',
    'handOverItems',
    'lessonCollectionItems',
    'node',
    'nodes',
    'personalData',
  ],
  ...['possibleDuplicates', 'regionalDossier', 'regionalDossierLines', 'revisions', 'visitCombinations'],
]

type Field = GraphQLField<unknown, unknown>

const canAsk = ({ args }: Field) => args.every(arg => !isRequiredArgument(arg) || valueOf(arg) !== undefined)

const isObject = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && !type.name.startsWith('__')

const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields())

/** All that can be shown of a type; and of what hangs beneath it, so many levels deep. */
function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (isAbstractType(type))
    return `__typename ${schema
      .getPossibleTypes(type)
      .map(each => `... on ${each.name} { ${selectionOf(each, depth)} }`)
      .join(' ')}`
  if (!isObject(type)) return ''
  const beneath = fieldsOf(type).filter(field => canAsk(field) && !(`${type.name}.${field.name}` in dear))
  // A connection's nodes stand for its edges.
  const shown = beneath.filter(({ name }) => name !== 'edges' || !beneath.some(each => each.name === 'nodes'))
  return ['__typename', ...shown.map(field => asked(field, depth))].join(' ')
}

function asked(field: Field, depth: number, given: Record<string, string> = {}): string {
  const type = getNamedType(field.type)
  const passes = type.name.endsWith('Connection') || type.name.endsWith('Edge')
  if (!isLeafType(type) && depth === 0 && !passes) return ''
  const args = field.args.flatMap(arg => {
    const value =
      given[arg.name] ??
      (isRequiredArgument(arg) || ['first', 'number', 'query'].includes(arg.name) ? valueOf(arg) : undefined)
    return value === undefined ? [] : [`${arg.name}: ${value}`]
  })
  const beneath = isLeafType(type) ? '' : `{ ${selectionOf(type, passes ? depth : depth - 1)} }`
  // One name for one choice of arguments and one type: fragments on several types may meet here.
  return `${field.name}_${type.name}: ${field.name}${args.length ? `(${args.join(', ')})` : ''} ${beneath}`
}

const words: Readonly<Record<string, string>> = { query: '"afval ophalen"', prefix: '"af"', code: '"waste"' }

function valueOf({ name, type }: GraphQLArgument): string | undefined {
  const named = getNamedType(type)
  if (isEnumType(named)) {
    const value = named.getValues()[0]?.name
    return String(type).startsWith('[') ? `[${value}]` : value
  }
  if (named.name === 'Int') return name === 'number' ? '5' : '2'
  return words[name]
}

/** Without the limits of what may be asked at once: here much is, to see what it costs. */
async function ask(query: string): Promise<void> {
  const document = parse(query)
  expect(validate(schema, document), query).toEqual([])
  const { database, search, viewers } = world
  const served = { database, search, viewers, allowsExampleSignIn: false, clock: () => today }
  const headers = new Headers({ authorization: `Bearer ${token}` })
  const contextValue = await makeContext(served, { headers, isLoopback: false })
  const { errors } = await execute({ schema, document, contextValue })
  expect(errors, query).toBeUndefined()
}

const statementsOf = async (query: string) => {
  await world.settled()
  const sent = await world.statementsOf(() => ask(query))
  return sent.filter(sql => /^\s*(select|with)/i.test(sql) && !sql.includes('from token'))
}

const fields = (type: GraphQLObjectType) =>
  fieldsOf(type)
    .filter(canAsk)
    .map(field => [field.name, dear[`${type.name}.${field.name}`] ?? 1, field] as const)

const isRead = ({ type }: Field) => !isLeafType(getNamedType(type))
const root = schema.getQueryType() as GraphQLObjectType
const nodes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType =>
    isObject(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
)

describe('one statement answers', () => {
  test.each(fields(root))('%s and all beneath, or %i', async (_name, most, field) => {
    const sent = await statementsOf(`{ ${asked(field, 1)} }`)
    expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(most)
  })

  test.each(nodes.map(type => [type.name, type] as const))(
    'a node %s, with each that hangs on it',
    async (name, type) => {
      const id = encodeGlobalID(name, await idOf(String(type.extensions.pothosPrismaModel)))
      for (const [, most, field] of fields(type).filter(([, , each]) => isRead(each))) {
        const query = `{ node(id: "${id}") { ... on ${name} { ${asked(field, 2)} } } }`
        const sent = await statementsOf(query)
        expect(sent.length, [query, ...sent].join('\n\n')).toBeLessThanOrEqual(most)
      }
    },
  )

  test('of the fields of the query, whatever needs no input made for it is asked here', () => {
    const left = fieldsOf(root).flatMap(field => (canAsk(field) ? [] : [field.name]))
    expect(left.sort()).toEqual(askedElsewhere)
    for (const type of nodes) expect(fieldsOf(type).filter(field => !canAsk(field))).toEqual([])
  })
})

/** Where no row is, the statement is the same. */
async function idOf(model: string): Promise<string> {
  const delegate = `${model.charAt(0).toLowerCase()}${model.slice(1)}` as 'lesson'
  const row = await world.prisma[delegate].findFirst({ select: { id: true } })
  return row?.id ?? newId()
}
