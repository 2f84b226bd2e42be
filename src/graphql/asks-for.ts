import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionNode } from 'graphql'
import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective } from 'graphql'

/** Whether a field beneath the one that is resolved was asked for, by whatever alias, fragment or directive. */
export function asksFor(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some(field => holdsField(info, field, name))
}

function holdsField(
  info: GraphQLResolveInfo,
  within: Pick<FieldNode, 'selectionSet'>,
  name: string,
): boolean {
  return (within.selectionSet?.selections ?? []).some(
    selection => isIncluded(info, selection) && isField(info, selection, name),
  )
}

function isField(info: GraphQLResolveInfo, selection: SelectionNode, name: string): boolean {
  switch (selection.kind) {
    case Kind.FIELD:
      return selection.name.value === name
    case Kind.INLINE_FRAGMENT:
      return holdsField(info, selection, name)
    case Kind.FRAGMENT_SPREAD: {
      const fragment = info.fragments[selection.name.value]
      return fragment !== undefined && holdsField(info, fragment, name)
    }
  }
}

function isIncluded(info: GraphQLResolveInfo, selection: SelectionNode): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)
  return skip?.if !== true && include?.if !== false
}
