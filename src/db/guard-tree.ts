import { facts } from './generated/facts.ts'
import { guardFilter } from './guard-filter.ts'
import { type Branches, isRecord, type Tree, treeOf, type Visible, type Where } from './read/tree.ts'

/**
 * The tree of a read with the rule of its table joined to it, to every list beneath, and to what its filters reach.
 * Single rows are ruled where they are joined.
 */
export function guardTree(model: string, tree: Tree, ruleOf: Visible): Tree {
  const { cursor } = tree
  return {
    ...guardBranches(model, tree, ruleOf),
    where: guarded(model, tree.where, ruleOf),
    // A hidden row marks no place in a list.
    ...(cursor ? { cursor: guarded(model, cursor, ruleOf) } : {}),
  }
}

function guardBranches(model: string, tree: Tree, ruleOf: Visible): Tree {
  const guard = (branches: Branches | undefined) =>
    branches &&
    Object.fromEntries(
      Object.entries(branches).map(([name, value]) => [name, guardField(model, name, value, ruleOf)]),
    )
  return { ...tree, select: guard(tree.select), include: guard(tree.include) }
}

function guardField(model: string, name: string, value: unknown, ruleOf: Visible): unknown {
  if (!value) return value
  if (name === '_count') return guardCounts(model, value, ruleOf)
  const relation = facts[model]?.relations[name]
  if (!relation) return value
  return relation.isList
    ? guardTree(relation.to, treeOf(value), ruleOf)
    : guardBranches(relation.to, treeOf(value), ruleOf)
}

function guardCounts(model: string, value: unknown, ruleOf: Visible): unknown {
  const select = Object.entries(treeOf(value).select ?? {}).map(([name, asked]): [string, unknown] => {
    const to = facts[model]?.relations[name]?.to
    if (!asked || !to) return [name, asked]
    const where = isRecord(asked) && isRecord(asked.where) ? asked.where : undefined
    return [name, { where: guarded(to, where, ruleOf) }]
  })
  return { select: Object.fromEntries(select) }
}

function guarded(model: string, where: Where | undefined, ruleOf: Visible): Where {
  const rule = ruleOf(model) ?? {}
  if (!where) return rule
  const filter = guardFilter(model, where, ruleOf)
  return { ...filter, AND: [...(filter.AND ?? []), rule] }
}
