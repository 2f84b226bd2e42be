import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Whether the query asks for this field of what is being resolved: what nobody reads need not be counted. */
export function asksFor(
  { fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>,
  field: string,
): boolean {
  const has = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some(selection => {
      if (selection.kind === 'Field') return selection.name.value === field
      return has(
        selection.kind === 'InlineFragment'
          ? selection.selectionSet
          : fragments[selection.name.value]?.selectionSet,
      )
    }) ?? false
  return fieldNodes.some((node: FieldNode) => has(node.selectionSet))
}
