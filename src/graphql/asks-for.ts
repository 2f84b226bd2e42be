import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionNode } from 'graphql'
import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective } from 'graphql'

/**
 * Whether a field beneath the one that is resolved was asked for, by whatever alias, fragment or directive; one further
 * down by the path that leads there.
 */
export function asksFor(info: GraphQLResolveInfo, ...path: [string, ...string[]]): boolean {
  return info.fieldNodes.some(field => holdsField(info, field, path))
}

function holdsField(
  info: GraphQLResolveInfo,
  within: Pick<FieldNode, 'selectionSet'>,
  path: readonly string[],
): boolean {
  return (within.selectionSet?.selections ?? []).some(
    selection => isIncluded(info, selection) && isField(info, selection, path),
  )
}

function isField(info: GraphQLResolveInfo, selection: SelectionNode, path: readonly string[]): boolean {
  const [name, ...further] = path
  switch (selection.kind) {
    case Kind.FIELD:
      return selection.name.value === name && (further.length === 0 || holdsField(info, selection, further))
    case Kind.INLINE_FRAGMENT:
      return holdsField(info, selection, path)
    case Kind.FRAGMENT_SPREAD: {
      const fragment = info.fragments[selection.name.value]
      return fragment !== undefined && holdsField(info, fragment, path)
    }
  }
}

function isIncluded(info: GraphQLResolveInfo, selection: SelectionNode): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)
  return skip?.if !== true && include?.if !== false
}
