import { facts } from './generated/facts.ts'
import type { Visible } from './read/rows.ts'
import { type Branches, isRecord, type Tree, treeOf, type Where } from './read/tree.ts'

/** The tree of a read with the rule of its table joined to it, and of every list beneath; single rows are ruled where they are joined. */
export function guardTree(model: string, tree: Tree, ruleOf: Visible): Tree {
  const rule = ruleOf(model)
  const guarded = guardBranches(model, tree, ruleOf)
  return rule ? { ...guarded, where: joined(guarded.where, rule) } : guarded
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
    const rule = to && ruleOf(to)
    if (!asked || !rule) return [name, asked]
    const where = isRecord(asked) && isRecord(asked.where) ? asked.where : undefined
    return [name, { where: joined(where, rule) }]
  })
  return { select: Object.fromEntries(select) }
}

function conditionsOf({ AND }: Where): readonly unknown[] {
  if (AND === undefined) return []
  return Array.isArray(AND) ? AND : [AND]
}

// A look-up by a unique key keeps its key at the top.
const joined = (where: Where | undefined, rule: Where): Where =>
  where ? { ...where, AND: [...conditionsOf(where), rule] } : rule
