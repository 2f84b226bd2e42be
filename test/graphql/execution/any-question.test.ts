import { setTimeout as sleep } from 'node:timers/promises'
import {
  execute,
  getNamedType,
  getOperationAST,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../../../src/access/token.ts'
import { executeQuery } from '../../../src/graphql/execution/execute-query.ts'
import { planQuery } from '../../../src/graphql/execution/plan-query.ts'
import { makeContext } from '../../../src/make-context.ts'
import { schema } from '../../../src/schema.ts'
import { oneOf, randomFrom, seed } from '../../kills/random.ts'
import { openWorld, today, type World } from '../../support/world.ts'

// Whatever is asked of the schema, by a plan it is answered as graphql-js answers it, from the same statements.

let world: World
const token = makeToken()
let ids: string[]
beforeAll(async () => {
  world = await openWorld()
  await world.settled()
  const editor = await world.as('EDITOR')
  await world.prisma.token.create({
    data: { name: 'a test', role: 'EDITOR', hash: hashToken(token), createdAt: today },
  })
  const { lessons, visits, goodPractices } = await editor.ask(
    '{ lessons(first: 9) { nodes { id } } visits(first: 9) { nodes { id } } goodPractices(first: 9) { nodes { id } } }',
  )
  ids = [lessons, visits, goodPractices].flatMap(({ nodes }) => nodes.map(({ id }: { id: string }) => id))
})
afterAll(() => world?.[Symbol.asyncDispose]())

type Random = () => number

/** Fields that the viewer may ask anything of; their own arguments here and there, the needed ones always. */
function anySelection(random: Random, type: GraphQLNamedType, depth: number): string {
  if (isAbstractType(type))
    return `__typename ${schema
      .getPossibleTypes(type)
      .filter(() => random() < 0.6)
      .map(each => `... on ${each.name} { ${anySelection(random, each, depth)} }`)
      .join(' ')}`
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields()).filter(
    ({ args, type: of }) => args.every(each => canGive(each)) && (depth > 0 || isLeafType(getNamedType(of))),
  )
  if (fields.length === 0) return '__typename'
  const chosen = Array.from({ length: 1 + Math.floor(random() * 5) }, () => oneOf(fields, random))
  return `${chosen.map((field, i) => anyField(random, field, i, depth)).join(' ')} __typename`
}

function anyField(random: Random, field: GraphQLField<unknown, unknown>, at: number, depth: number): string {
  const given = field.args
    .filter(each => isRequiredArgument(each) || (canBeGiven(each) && random() < 0.4))
    .filter(({ name }, _, all) => name !== 'last' || !all.some(each => each.name === 'first'))
    .map(each => `${each.name}: ${valueOf(random, each)}`)
  const beneath = anySelection(random, getNamedType(field.type), depth - 1)
  // One field comes under several names, and one name twice.
  const alias = given.length || random() < 0.2 ? `${field.name}${at}: ` : ''
  return `${alias}${field.name}${given.length ? `(${given.join(', ')})` : ''} ${beneath && `{ ${beneath} }`}`
}

const canBeGiven = ({ name, type }: GraphQLArgument) =>
  ['number', 'first', 'last', 'id', 'ids', 'query', 'by'].includes(name) || isEnumType(getNamedType(type))

const canGive = (argument: GraphQLArgument) => !isRequiredArgument(argument) || canBeGiven(argument)

function valueOf(random: Random, { name, type }: GraphQLArgument): string {
  const id = () => JSON.stringify(oneOf(ids, random))
  const named = getNamedType(type)
  if (name === 'ids') return `[${id()}, ${id()}, ${id()}]`
  if (name === 'id') return id()
  if (name === 'query') return '"afval ophalen"'
  if (isEnumType(named)) {
    const value = oneOf(named.getValues(), random).name
    return String(type).startsWith('[') ? `[${value}]` : value
  }
  return String(1 + Math.floor(random() * (name === 'number' ? 30 : 4)))
}

function contextOf(isEditor: boolean) {
  const { database, search, viewers } = world
  const served = { database, search, viewers, allowsExampleSignIn: false, clock: () => today }
  const headers = new Headers(isEditor ? { authorization: `Bearer ${token}` } : {})
  return makeContext(served, { headers, isLoopback: false })
}

/** What is asked of the database; the loops of the house write beside it, and look now and then what there is to do. */
const readsOf = async (act: () => Promise<void>) =>
  (await world.statementsOf(act)).filter(
    statement => /^\s*select/i.test(statement) && !looksForWork.test(statement),
  )

const looksForWork = /from outbox where seq <> all|as changes from thesaurus_revision/

/** An answer with an error may come before all of its fields are read; the next is not to count those. */
async function readToTheEnd(): Promise<void> {
  while ((await readsOf(() => sleep(20))).length);
}

describe(`a plan answers what is asked of the schema (seed ${seed})`, () => {
  test.each([
    ['an editor', true],
    ['a visitor', false],
  ])('by %s', async (_who, isEditor) => {
    let [answered, failed] = [0, 0]
    for (let run = 0; run < 80; run++) {
      const random = randomFrom(seed, run)
      const text = `{ ${anySelection(random, schema.getQueryType() as GraphQLNamedType, 4)} }`
      const document = parse(text)
      // Two choices of one name may ask for different things.
      if (validate(schema, document).length) continue
      const operation = getOperationAST(document)
      const plan = operation && planQuery(schema, document, operation)
      if (!plan) continue
      const answers: string[] = []
      // Signs in, so that both find the viewer known.
      const [asIs, planned] = [await contextOf(isEditor), await contextOf(isEditor)]
      let hasErrors = false
      const expected = await readsOf(async () => {
        const result = await execute({ schema, document, contextValue: asIs })
        hasErrors = result.errors !== undefined
        answers.push(JSON.stringify(result))
        if (hasErrors) await readToTheEnd()
      })
      const sent = await readsOf(async () => {
        answers.push(JSON.stringify(await executeQuery(plan, planned)))
        if (hasErrors) await readToTheEnd()
      })
      if (hasErrors) failed++
      expect(answers[1], text).toBe(answers[0])
      // What comes after an error comes as it happens to.
      if (hasErrors) [sent, expected].forEach(statements => statements.sort())
      expect(sent, text).toEqual(expected)
      answered++
    }
    expect(answered).toBeGreaterThan(25)
    expect(failed).toBeLessThan(answered)
  })

  test('and reads no more, where each of several rows reads something for itself', async () => {
    const document = parse('{ visits(first: 3) { nodes { brief { earlierVisits { startsOn } } } } }')
    const operation = getOperationAST(document)
    const plan = operation && planQuery(schema, document, operation)
    if (!plan) throw new Error('It should be planned.')
    const [asIs, planned] = [await contextOf(true), await contextOf(true)]
    const expected = await readsOf(async () => void (await execute({ schema, document, contextValue: asIs })))
    expect(await readsOf(async () => void (await executeQuery(plan, planned)))).toEqual(expected)
    expect(expected.length).toBeLessThanOrEqual(4)
  })
})
