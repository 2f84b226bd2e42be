import { facts } from './generated/facts.ts'
import { guardFilter } from './guard-filter.ts'
import {
  type Branches,
  isEmpty,
  isRecord,
  type OrderBy,
  type Tree,
  treeOf,
  type Visible,
  type Where,
} from './read/tree.ts'

/**
 * The tree of a read with the rule of its table joined to it, to every list, row and count beneath, and to what its
 * filters and orders reach.
 */
export function guardTree(model: string, tree: Tree, ruleOf: Visible): Tree {
  const { orderBy } = tree
  const guard = (branches: Branches | undefined) =>
    branches &&
    Object.fromEntries(
      Object.entries(branches).map(([name, value]) => [name, guardField(model, name, value, ruleOf)]),
    )
  return {
    ...tree,
    select: guard(tree.select),
    include: guard(tree.include),
    where: guarded(model, tree.where, ruleOf),
    ...(orderBy ? { orderBy: [orderBy].flat().map(order => guardOrder(model, order, ruleOf)) } : {}),
  }
}

function guardField(model: string, name: string, value: unknown, ruleOf: Visible): unknown {
  if (!value) return value
  if (name === '_count') return guardCounts(model, value, ruleOf)
  const relation = facts[model]?.relations[name]
  return relation ? guardTree(relation.to, treeOf(value), ruleOf) : value
}

function guardCounts(model: string, value: unknown, ruleOf: Visible): unknown {
  const select = Object.entries(treeOf(value).select ?? everyList(model)).map(
    ([name, asked]): [string, unknown] => {
      const to = facts[model]?.relations[name]?.to
      if (!asked || !to) return [name, asked]
      const where = isRecord(asked) && isRecord(asked.where) ? asked.where : undefined
      return [name, { where: guarded(to, where, ruleOf) }]
    },
  )
  return { select: Object.fromEntries(select) }
}

// Prisma's "_count: true" counts every list.
const everyList = (model: string): Branches =>
  Object.fromEntries(
    Object.entries(facts[model]?.relations ?? {}).flatMap(([name, { isList }]) =>
      isList ? [[name, true]] : [],
    ),
  )

/** What a row hides is not told by the place of its neighbours either: an order by a relation carries its rule. */
function guardOrder(model: string, order: OrderBy, ruleOf: Visible): OrderBy {
  return Object.fromEntries(
    Object.entries(order).map(([name, value]) => {
      const to = facts[model]?.relations[name]?.to
      const where = to === undefined ? undefined : ruleOf(to)
      return [name, isRecord(value) && !isEmpty(where) ? { ...value, where } : value]
    }),
  )
}

export function guarded(model: string, where: Where | undefined, ruleOf: Visible): Where {
  const rule = ruleOf(model) ?? {}
  if (!where) return rule
  const filter = guardFilter(model, where, ruleOf)
  return isEmpty(rule) ? filter : { ...filter, AND: [...(filter.AND ?? []), rule] }
}
