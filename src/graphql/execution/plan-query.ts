import {
  defaultFieldResolver,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  visit,
  BREAK,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'
import { type Beneath, completeAs } from './complete-value.ts'
import { executeFields } from './execute-fields.ts'
import type { FieldPlan } from './field-plan.ts'
import type { Path } from './run.ts'

/** A query or a change that was looked at beforehand, so that executing it need not look at its document again. */
export interface QueryPlan {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly fields: readonly FieldPlan[]
  /** How many places of fields there are, with those of fragments wherever they are spread. */
  readonly size: number
}

/** Who asks for more than this is not helped by a plan, and it would take much memory. */
const largest = 500

/** Undefined for what is executed as graphql-js does it: what is left out by a variable, what is large. */
export function planQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): QueryPlan | undefined {
  const root = schema.getRootType(operation.operation)
  if (operation.operation === OperationTypeNode.SUBSCRIPTION || !root || isUnusual(document)) return undefined
  const fragments = Object.fromEntries(
    document.definitions.flatMap(each =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  )
  const size = countPlaces(operation.selectionSet, fragments, 0)
  if (size > largest) return undefined
  const planning = { schema, fragments }
  const collected = collectFields(schema, fragments, {}, root, operation.selectionSet)
  return { ...planning, operation, size, fields: planFields(planning, root, nowhere, collected) }
}

function countPlaces(
  { selections }: SelectionSetNode,
  fragments: Planning['fragments'],
  before: number,
): number {
  let count = before
  for (const each of selections) {
    if (count > largest) return count
    if (each.kind === Kind.FIELD) count++
    const beneath = each.kind === Kind.FRAGMENT_SPREAD ? fragments[each.name.value] : each
    if (beneath?.selectionSet) count = countPlaces(beneath.selectionSet, fragments, count)
  }
  return count
}

type Planning = Pick<QueryPlan, 'schema' | 'fragments'>

/** Directives depend on variables; the schema asked of itself, and a name that JavaScript has its own use for. */
function isUnusual(document: DocumentNode): boolean {
  let found = false
  const stop = () => {
    found = true
    return BREAK
  }
  visit(document, {
    Directive: stop,
    Field({ name, alias }) {
      const isMeta = name.value.startsWith('__') && name.value !== TypeNameMetaFieldDef.name
      return isMeta || alias?.value === '__proto__' ? stop() : undefined
    },
  })
  return found
}

type Collected = ReturnType<typeof collectFields>

/** What fields stand beneath. */
interface Above {
  readonly place: Path | undefined
  /** One of several rows. */
  readonly isRow: boolean
}

const nowhere: Above = { place: undefined, isRow: false }

const planFields = (
  planning: Planning,
  type: GraphQLObjectType,
  above: Above,
  collected: Collected,
): FieldPlan[] =>
  [...collected].flatMap(([responseName, nodes]) => {
    const [node] = nodes
    const definition = node && definitionOf(type, node)
    if (!definition) return []
    const placeOf = () => ({ prev: above.place, key: responseName, typename: type.name })
    return [planField(planning, type, { placeOf, isRow: above.isRow }, nodes, node, definition)]
  })

const definitionOf = (type: GraphQLObjectType, { name }: FieldNode) =>
  name.value === TypeNameMetaFieldDef.name ? TypeNameMetaFieldDef : type.getFields()[name.value]

function planField(
  planning: Planning,
  parentType: GraphQLObjectType,
  { placeOf, isRow }: { readonly placeOf: () => Path & { readonly key: string }; readonly isRow: boolean },
  nodes: readonly FieldNode[],
  node: FieldNode,
  definition: GraphQLField<unknown, unknown>,
): FieldPlan {
  const isList = isListType(getNullableType(definition.type))
  const apart = () => {
    const place = placeOf()
    const beneath = planBeneath(planning, { place, isRow: isRow || isList }, nodes)
    return { place, complete: completeAs(definition.type, beneath) }
  }
  const { place, complete } = apart()
  const takesNone = !node.arguments?.length && definition.args.every(each => each.defaultValue === undefined)
  return {
    ...{ responseName: place.key, place, parentType, nodes, definition },
    resolve: definition.resolve ?? defaultFieldResolver,
    argumentsOf: takesNone ? nothing : given => getArgumentValues(definition, node, given),
    complete,
    ...(isRow && isCompositeType(getNamedType(definition.type)) ? { apart } : {}),
  }
}

const nothing = () => ({})

/** What is asked of an object beneath a field, by its type; planned when the first of that type comes. */
function planBeneath(planning: Planning, above: Above, nodes: readonly FieldNode[]): Beneath {
  const plans = new Map<GraphQLObjectType, readonly FieldPlan[]>()
  const { schema, fragments } = planning
  return (run, type, value, path) => {
    let fields = plans.get(type)
    if (!fields) {
      fields = planFields(planning, type, above, collectSubfields(schema, fragments, {}, type, nodes))
      plans.set(type, fields)
    }
    return executeFields(run, fields, value, path)
  }
}
