import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  buildSchema,
  execute,
  getOperationAST,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { executeQuery } from '../../../src/graphql/execution/execute-query.ts'
import { planQuery } from '../../../src/graphql/execution/plan-query.ts'
import { oneOf, randomFrom, seed } from '../../kills/random.ts'

// Whatever resolvers give (values, promises, nothing, errors, sooner or later) is answered as graphql-js answers it,
// by the same calls in the same order.

const schema = buildSchema(`
  interface Named { name: String }
  type Town implements Named { name: String, size: Int!, ratio: Float, isOld: Boolean!, kind: Kind, twin: Town, twins: [Town!]!, near: [[Named]!], any: Either }
  type Bond implements Named { name: String, since(year: Int = 3, of: [Kind!], deep: Deep): ID!, ends: [Town]! }
  union Either = Town | Bond
  enum Kind { LARGE SMALL }
  input Deep { a: Int = 1, b: [String!] }
  type Query { town(number: Int): Town, bond: Bond!, either: Either, named: [Named!], word: String! }
  type Mutation { found(number: Int): Town, tie: Bond!, rename: [Named!], either: Either }
`)

const question = `query Q($n: Int = 4, $deep: Deep) {
  first: town(number: $n) { ...town twins { name ...town } near { __typename name ... on Bond { since } } }
  town(number: 7) { twin { twin { size kind } size } any { ...either } isOld ratio }
  bond { since(deep: $deep, of: [LARGE]) ends { name size } name }
  either { ...either }
  either { ... on Named { name } }
  named { name ... on Town { size twin { name } } ... on Bond { ends { kind } } }
  word
}
fragment town on Town { size name twins { isOld } }
fragment either on Either { __typename ... on Town { size any { ... on Bond { since(year: 9) } } } ... on Bond { name } }`

const change = `mutation M($n: Int = 4, $deep: Deep) {
  first: found(number: $n) { name twins { name size } near { __typename name } }
  rename { name ... on Town { size twin { name } } }
  found(number: 7) { twin { size kind } isOld }
  tie { since(deep: $deep) ends { name size } }
  either { __typename ... on Town { size } }
  rename { ... on Bond { ends { kind } } }
}`

const documents = [question, change].map(text => parse(text))

interface Chance {
  readonly random: () => number
  /** Which part of what is given is no answer. */
  readonly wrong: number
}

/** Values, absent ones, wrong ones and errors; at once, or so many turns later. */
function outcome({ random, wrong }: Chance, type: string, place: string): unknown {
  let made = 0
  const object = () => ({ place: `${place} ${made++}`, __typename: oneOf(['Town', 'Bond'], random) })
  const some = (make: () => unknown) =>
    Array.from({ length: Math.floor(random() * 4) }, () =>
      later({ random, wrong }, less({ random, wrong }, make)),
    )
  const values: Record<string, () => unknown> = {
    String: () => oneOf(['a', 'é', 7, true], random),
    Int: () => oneOf([1, 2, '3', -4], random),
    Float: () => oneOf([1, 0.5], random),
    Boolean: () => oneOf([true, false, 1], random),
    ID: () => oneOf(['x', 5], random),
    Kind: () => oneOf(['LARGE', 'SMALL'], random),
    '[Town!]': () => some(object),
    '[Town]': () => new Set(some(object)),
    '[Named!]': () => some(object),
    '[[Named]!]': () => some(() => some(object)),
    Named: object,
    Either: object,
  }
  const value = values[type.replace(/!$/, '')] ?? object
  return later({ random, wrong }, less({ random, wrong }, value))
}

function less({ random, wrong }: Chance, value: () => unknown): unknown {
  if (random() >= wrong) return value()
  return oneOf([null, undefined, new Error('given'), Number.NaN, {}], random)
}

function later({ random, wrong }: Chance, value: unknown): unknown {
  if (random() < 0.6) return value
  const turns = Math.floor(random() * 4)
  const fails = random() < wrong
  return (async () => {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    if (fails) throw new Error('rejected')
    return value
  })()
}

/** Resolvers whose outcomes depend on the row and the field alone, and which write down how they were called. */
function resolversOf(run: number, calls: string[]): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const resolve: GraphQLFieldResolver<{ place?: string } | undefined, unknown> = (row, args, _, info) => {
        const place = `${row?.place ?? ''}/${info.path.key}`
        calls.push(`${place} ${JSON.stringify(args)} ${info.fieldNodes.length}`)
        const random = randomFrom(seed, run, place)
        const wrong = run % 2 ? 0.08 : 0
        if (random() < wrong / 2) throw new Error('thrown')
        return outcome({ random, wrong }, String(field.type), place)
      }
      field.resolve = resolve
    }
  }
}

describe(`what resolvers give is answered as graphql-js does (seed ${seed})`, () => {
  test('what is asked is valid', () => {
    for (const document of documents) expect(validate(schema, document)).toEqual([])
  })

  test.each([
    ['a question', documents[0]],
    ['changes', documents[1]],
  ])('%s, in four hundred outcomes', async (_what, document = parse('{ word }')) => {
    let failed = 0
    // graphql-js leaves some rejections of lists to nobody; a plan must not.
    const [others, unheard] = [process.listeners('unhandledRejection'), [] as unknown[]]
    process.removeAllListeners('unhandledRejection')
    // Promises that a list never came to are nobody's.
    process.on('unhandledRejection', error => error instanceof GraphQLError && unheard.push(error))
    onTestFinished(() => {
      process.removeAllListeners('unhandledRejection')
      for (const each of others) process.on('unhandledRejection', each)
    })
    for (let run = 0; run < 400; run++) {
      const variableValues = oneOf(
        [{}, { n: 1 }, { n: null, deep: { b: ['x'] } }, { n: 'x' }],
        randomFrom(run),
      )
      const [asIs, planned]: [string[], string[]] = [[], []]
      resolversOf(run, asIs)
      const expected = await execute({ schema, document, variableValues })
      // What goes on behind an answer that failed as a whole calls nobody of the next.
      await nextTurn()
      resolversOf(run, planned)
      unheard.length = 0
      const operation = getOperationAST(document)
      const plan = operation && planQuery(schema, document, operation)
      const answer = plan && (await executeQuery(plan, undefined, variableValues))
      await nextTurn()
      expect(JSON.stringify(answer), `run ${run}`).toBe(JSON.stringify(expected))
      expect(planned, `run ${run}`).toEqual(asIs)
      expect(unheard, `run ${run}`).toEqual([])
      if (expected.errors) failed++
    }
    expect(failed).toBeGreaterThan(150)
    expect(failed).toBeLessThan(350)
  })
})

test.each([
  ['what a variable may leave out', 'query ($x: Boolean!) { word @skip(if: $x) }'],
  ['the schema asked of itself', '{ __schema { queryType { name } } }'],
  ['a name that objects have a use for', '{ __proto__: word }'],
  ['more than a plan is kept of', `{ ${Array.from({ length: 501 }, (_, i) => `a${i}: word`).join(' ')} }`],
])('%s has no plan', (_name, text) => {
  const other = parse(text)
  const operation = getOperationAST(other)
  expect(operation && planQuery(schema, other, operation)).toBeUndefined()
})

test('rows that were there at once share a place, and what comes later has its own', async () => {
  const towns = buildSchema('type Query { towns: [Town] } type Town { name: String, twin: Town }')
  const { twin, name } = (towns.getType('Town') as GraphQLObjectType).getFields()
  const { towns: all } = towns.getQueryType()?.getFields() ?? {}
  if (!twin || !name || !all) throw new Error('The schema is another.')
  // As the Prisma plugin does: filed under a place when a row was loaded, and looked for beneath it.
  const filed = new WeakMap<object, string>()
  const found: string[] = []
  all.resolve = () => ['one', 'two', 'three', 'four']
  twin.resolve = (row: string, _args, _context, info) => {
    const file = () => {
      filed.set(info.path, row)
      return `twin of ${row}`
    }
    return row === 'two' || row === 'three' ? Promise.resolve().then(file) : file()
  }
  name.resolve = (row: string, _args, _context, { path }) => {
    found.push(`${row} by ${path.prev && filed.get(path.prev)}`)
    return row
  }
  const asked = parse('{ towns { twin { name } } }')
  const operation = getOperationAST(asked)
  const plan = operation && planQuery(towns, asked, operation)
  const answer = plan && (await executeQuery(plan, undefined))
  expect(answer).toEqual(await execute({ schema: towns, document: asked }))
  expect(found.slice(0, 4)).toEqual(['one', 'four', 'two', 'three'].map(row => `twin of ${row} by ${row}`))
})
