import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql'

/**
 * What a field costs, in points: a point is some five microseconds of the embedded database and of the answer's
 * making. All follows from the schema, so that no field goes without; one that is dearer than it looks says so
 * in its `extensions: { cost: { … } satisfies OwnCost }`.
 */
export interface Weight {
  /** Once for each row it hangs under. */
  readonly own: number
  /** For each of its rows, beside what is asked of the row. */
  readonly row: number
  /** How many rows it gives; `page` where its arguments say so, `above` where those of the field above do. */
  readonly rows: number | 'page' | 'above'
  /** What its arguments add. */
  readonly asked?: OwnCost['asked']
}

/** What a field can say of itself. */
export interface OwnCost {
  readonly own?: number
  readonly rows?: number | 'above'
  /** What its arguments add to `own`, and how many rows lie beneath for fields whose `rows` are `above`. */
  readonly asked?: (args: ReadonlyMap<string, unknown>) => { readonly own: number; readonly rows: number }
}

const leaf = 1
const leaves = 5
/** A row of another table, joined. */
const join = 6
/** Some rows of another table: a selection of its own for each row above. */
const list = 10
const row = 2
/** A row is read whole, whatever is asked of it. */
const column = 0.4
/** Rows of a list that has no pages: a whole catalogue, or what belongs to one row. */
const usual = { root: 250, nested: 5 }
/** One statement. */
const statement = 200
/** A page reads on until it is full; under a rule that shows little, that is far. A total goes through all rows. */
const page = { root: 3_000, nested: 400 }
const total = { root: 6_000, nested: 600 }

/** The schema does not change while it is served. */
const weighed = new WeakMap<GraphQLField<unknown, unknown>, Weight>()

export function weighField(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Weight {
  const known = weighed.get(field)
  if (known) return known
  const weight = weighAnew(schema, type, field)
  weighed.set(field, weight)
  return weight
}

function weighAnew(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Weight {
  const said = ownCost(field)
  const isOfSchema = isIntrospectionType(type) || isIntrospectionType(getNamedType(field.type))
  const weight = isOfSchema ? weighIntrospection(schema, type, field) : weigh(schema, type, field)
  return { ...weight, own: said.own ?? weight.own, rows: said.rows ?? weight.rows, asked: said.asked }
}

function weigh(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Weight {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType()
  const named = getNamedType(field.type)
  const isList = isListType(getNullableType(field.type))
  if (isConnection(type) && field.name === 'totalCount')
    return { own: isOfRoot(schema, type) ? total.root : total.nested, row: 0, rows: 1 }
  if (isConnection(type) && isList && (field.name === 'edges' || field.name === 'nodes'))
    return { own: 0, row: row + width(schema, named), rows: 'above' }
  if (isLeafType(named)) return { own: isList ? leaves : leaf, row: 0, rows: 1 }
  if (isConnection(named)) return { own: isRoot ? page.root : page.nested, row: 0, rows: 1 }
  const own = (isRoot ? statement : 0) + (isList ? list : join + width(schema, named))
  if (!isList) return { own, row: 0, rows: 1 }
  return {
    own,
    row: row + width(schema, named),
    rows: isPaged(field) ? 'page' : isRoot ? usual.root : usual.nested,
  }
}

/** The whole schema is of use once; asked for again and again it is no question. */
const wholeSchema = 10_000

/** The schema of the schema lies in memory: all its types, with some fields each. */
function weighIntrospection(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Weight {
  const isList = isListType(getNullableType(field.type))
  const types = Object.keys(schema.getTypeMap()).length
  const rows = type.name === '__Schema' && field.name === 'types' ? types : isList ? 4 : 1
  return { own: field.name === '__schema' ? wholeSchema : 0, row: 0.06, rows }
}

const isConnection = (type: unknown): boolean => isObjectType(type) && 'pageInfo' in type.getFields()

function width(schema: GraphQLSchema, type: GraphQLNamedType): number {
  if (isAbstractType(type))
    return Math.max(0, ...schema.getPossibleTypes(type).map(each => width(schema, each)))
  if (!isObjectType(type)) return 0
  const leaves = Object.values(type.getFields()).filter(field => isLeafType(getNamedType(field.type)))
  return Math.round(leaves.length * column)
}

/** A list of all there is, not of what belongs to one row. */
const isOfRoot = (schema: GraphQLSchema, connection: GraphQLObjectType): boolean =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).some(
    ({ type }) => getNamedType(type) === connection,
  )

/** By a number of rows, or by one id for each. */
const isPaged = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.some(({ name }) => name === 'first' || name === 'ids')

function ownCost({ extensions }: GraphQLField<unknown, unknown>): OwnCost {
  const said: unknown = extensions.cost
  return typeof said === 'object' && said !== null ? said : {}
}
