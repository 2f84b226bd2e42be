import {
  defaultFieldResolver,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../context.ts'
import type { Shown } from '../db/write/just-written.ts'

/**
 * Makes every change say, before it is made, which columns its answer will show of a row: those of fields that expose
 * a column. A field with a resolver of its own reads what it likes of its row, so where one is asked for any column is.
 */
export function tellShownColumns(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver
    field.resolve = (source, args, context: Context, info) => {
      context.willShow(shownIn(info))
      return resolve(source, args, context, info)
    }
  }
  return schema
}

/** Documents that come again are the same objects. */
const known = new WeakMap<FieldNode, Shown>()

/** By the model of a row which of its columns the answer to this field shows; nothing where it may be any. */
export function shownIn(info: GraphQLResolveInfo): Shown {
  const [node, ...others] = info.fieldNodes
  if (!node || others.length) return () => undefined
  let shown = known.get(node)
  if (!shown) {
    shown = readShown(info)
    known.set(node, shown)
  }
  return shown
}

type Columns = Set<string> | 'any'

function readShown({ schema, fragments, returnType, fieldNodes }: GraphQLResolveInfo): Shown {
  const byModel = new Map<string, Columns>()
  const type = getNamedType(returnType)
  for (const { selectionSet } of fieldNodes)
    if (selectionSet && isCompositeType(type)) read(type, selectionSet)
  const lists = new Map(
    [...byModel].map(([model, columns]) => [model, columns === 'any' ? undefined : [...columns]]),
  )
  return model => lists.get(model)

  function read(at: GraphQLCompositeType, { selections }: SelectionSetNode): void {
    for (const each of selections) {
      if (each.kind === Kind.FIELD) readField(at, each)
      else {
        const fragment = each.kind === Kind.FRAGMENT_SPREAD ? fragments[each.name.value] : each
        const on = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value)
        if (fragment) read(isCompositeType(on) ? on : at, fragment.selectionSet)
      }
    }
  }

  function readField(at: GraphQLCompositeType, { name, selectionSet }: FieldNode): void {
    for (const each of isAbstractType(at) ? schema.getPossibleTypes(at) : [at]) {
      const field = each.getFields()[name.value]
      const model: unknown = each.extensions.pothosPrismaModel
      if (field && typeof model === 'string') note(model, columnOf(each, name.value))
      const beneath = field && getNamedType(field.type)
      if (selectionSet && isCompositeType(beneath)) read(beneath, selectionSet)
    }
  }

  function note(model: string, column: string | undefined): void {
    const columns = byModel.get(model) ?? new Set<string>()
    if (column === undefined) byModel.set(model, 'any')
    else byModel.set(model, columns === 'any' ? columns : columns.add(column))
  }
}

/** The column that a field shows as it is; undefined for any other field. */
function columnOf(type: GraphQLObjectType, name: string): string | undefined {
  const column: unknown = type.getFields()[name]?.extensions.pothosExposedField
  if (typeof column === 'string') return column
  // An opaque id is made of the key, which is there in any case.
  return name === 'id' && type.getInterfaces().some(each => each.name === 'Node') ? 'id' : undefined
}
