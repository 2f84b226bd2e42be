// By its path: what the other benches compare with brings a graphql of its own, which does not know our schema's types.
import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLSchema,
} from '../../node_modules/graphql/index.js'

/** A query that grows: a field of an object type with what is asked beneath it. */
export interface Grown {
  readonly type: GraphQLObjectType
  readonly field: GraphQLField<unknown, unknown>
  first: number
  readonly beneath: Grown[]
  /** Which type, where the field gives one of several. */
  readonly as: GraphQLObjectType | undefined
}

const sizes = [1, 5, 20, 50, 100]
const deepest = 6

/** Makes queries from nothing but the schema, and changes them at random; `random` gives 0 to 1. */
export function queryGrower(schema: GraphQLSchema, random: () => number) {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]

  function grow(type: GraphQLObjectType, depth = 1): Grown | undefined {
    const fields = Object.values(type.getFields()).filter(
      field => canAsk(field) && (depth < deepest || isLeafType(getNamedType(field.type))),
    )
    const field = pick(fields)
    if (!field) return undefined
    const named = getNamedType(field.type)
    const as = isAbstractType(named)
      ? pick(schema.getPossibleTypes(named))
      : isObjectType(named)
        ? named
        : undefined
    const grown: Grown = { type, field, first: pick(sizes) ?? 1, beneath: [], as }
    for (let tries = 0; as && tries < 3; tries++) add(grown, depth)
    return grown
  }

  function add(to: Grown, depth: number): void {
    const child = to.as && grow(to.as, depth + 1)
    if (child && (to.beneath.length === 0 || child.field.name !== 'pageInfo')) to.beneath.push(child)
  }

  /** The same with one random change. */
  function change(queries: readonly Grown[]): Grown[] {
    const copies = queries.map(copy)
    const places = copies.flatMap(each => placesIn(each, 1))
    const place = pick(places)
    const dice = random()
    const query = schema.getQueryType()
    const fresh = query && (!place || dice < 0.15) ? grow(query) : undefined
    if (!place || fresh) return fresh ? [...copies, fresh] : copies
    if (dice < 0.4) place.grown.first = pick(sizes) ?? 1
    else if (dice < 0.85 || place.grown.beneath.length < 2) add(place.grown, place.depth)
    else place.grown.beneath.splice(Math.floor(random() * place.grown.beneath.length), 1)
    return copies
  }

  return { grow, change }
}

interface Place {
  grown: Grown
  depth: number
}

const placesIn = (grown: Grown, depth: number): Place[] =>
  grown.as ? [{ grown, depth }, ...grown.beneath.flatMap(each => placesIn(each, depth + 1))] : []

const copy = (grown: Grown): Grown => ({ ...grown, beneath: grown.beneath.map(copy) })

const given: Readonly<Record<string, string>> = {
  id: '"TXVuaWNpcGFsaXR5OjAxOTAwMDAxLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ=="',
  ids: '["TGVzc29uOjAxOTAwMDA4LTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAxMA=="]',
  of: '"TGVzc29uOjAxOTAwMDA4LTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAxMA=="',
  number: '1',
  query: '"lesson municipality practice"',
}

const canAsk = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.every(arg => !String(arg.type).endsWith('!') || arg.defaultValue !== undefined || arg.name in given)

/** Each place gets a name of its own, so that none is merged with another. */
export function printQuery(queries: readonly Grown[]): string {
  let names = 0
  const one = ({ field, first, beneath, as }: Grown): string => {
    const args = field.args.flatMap(({ name, type }) => {
      if (name === 'first') return [`first: ${first}`]
      // One thing is asked for by its number, where it has one.
      if (name === 'id' && field.args.some(other => other.name === 'number')) return []
      return given[name] && (String(type).endsWith('!') || name === 'number')
        ? [`${name}: ${given[name]}`]
        : []
    })
    const inner = beneath.map(one).join(' ')
    const abstract = isAbstractType(getNamedType(field.type))
    const body = as
      ? ` { ${abstract ? `... on ${as.name} { ${inner || '__typename'} }` : inner || '__typename'} }`
      : ''
    return `f${names++}: ${field.name}${args.length ? `(${args.join(', ')})` : ''}${body}`
  }
  return `{ ${queries.map(one).join(' ')} }`
}
