import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/** How many fields deep a document leads, through its fragments. What leads in a circle is not counted twice: validation refuses it. */
export function measureDepth(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap(each =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  )
  const known = new Map<FragmentDefinitionNode, number>()

  const depthOf = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((deepest, each) => {
      if (each.kind === Kind.FIELD) return Math.max(deepest, 1 + depthOf(each.selectionSet))
      if (each.kind === Kind.INLINE_FRAGMENT) return Math.max(deepest, depthOf(each.selectionSet))
      const fragment = fragments.get(each.name.value)
      return fragment ? Math.max(deepest, fragmentDepth(fragment)) : deepest
    }, 0)

  function fragmentDepth(fragment: FragmentDefinitionNode): number {
    const before = known.get(fragment)
    if (before !== undefined) return before
    known.set(fragment, 0)
    const depth = depthOf(fragment.selectionSet)
    known.set(fragment, depth)
    return depth
  }

  return Math.max(
    0,
    ...document.definitions.map(each =>
      each.kind === Kind.OPERATION_DEFINITION ? depthOf(each.selectionSet) : 0,
    ),
  )
}
