import {
  type Branches,
  Constant,
  Hole,
  isRecord,
  type KeptList,
  type OrderBy,
  type Tree,
  treeOf,
  type Where,
} from './tree.ts'

/** The shape of a tree: all but the values of its conditions, which go into `values`. */
export function lift(tree: Tree, values: unknown[]): Tree {
  const { select, include, where, cursor, orderBy, kept, ...others } = tree
  return {
    ...others,
    ...(select && { select: liftBranches(select, values) }),
    ...(include && { include: liftBranches(include, values) }),
    ...(where && { where: liftWhere(where, values) }),
    ...(cursor && { cursor: liftCursor(cursor, values) }),
    ...(kept && { kept: liftKept(kept, values) }),
    ...(orderBy && { orderBy: [orderBy].flat().map(order => liftOrder(order, values)) }),
  }
}

const liftBranches = (branches: Branches, values: unknown[]): Branches =>
  Object.fromEntries(
    Object.entries(branches).map(([name, value]) => [
      name,
      isRecord(value) ? lift(treeOf(value), values) : value,
    ]),
  )

/** A cursor comes from outside: whatever its values are, they are values. */
const liftCursor = (cursor: Where, values: unknown[]): Where => {
  const hole = (value: unknown) => new Hole(values.push(value) - 1)
  const holes = (keys: Where) =>
    Object.fromEntries(Object.entries(keys).map(([name, value]) => [name, hole(value)]))
  return Object.fromEntries(
    Object.entries(cursor).map(([name, value]) => [name, isRecord(value) ? holes(value) : hole(value)]),
  )
}

/**
 * The same conditions stand in a statement more than once; their values are lifted once. Of what stands on no shelf
 * the states stay where they are: the planner uses an index of some rows only where it sees that these are asked for.
 */
function liftKept(kept: KeptList, values: unknown[]): KeptList {
  const { readers, beside, shelf, bounds } = kept
  return {
    ...kept,
    readers: liftWhere(readers, values),
    ...(beside && { beside: liftWhere(beside, values, true) }),
    shelf: { on: liftWhere(shelf.on, values), where: liftWhere(shelf.where, values) },
    bounds: liftWhere(bounds, values),
  }
}

/** An order by another table's column has that table's rule beside it. */
const liftOrder = (order: OrderBy, values: unknown[]): OrderBy =>
  Object.fromEntries(
    Object.entries(order).map(([name, value]) => [
      name,
      isRecord(value) && isRecord(value.where) ? { ...value, where: liftWhere(value.where, values) } : value,
    ]),
  )

/** These words shape the condition itself, whatever is compared. */
const shaping = new Set(['mode', 'isEmpty'])
const joining = new Set(['AND', 'OR', 'NOT'])

/** A word of ours, such as a state; no text that somebody wrote goes where these are kept. */
const word = /^[A-Z][A-Z_]*$/

function liftWhere(where: Where, values: unknown[], keepsWords = false): Where {
  return Object.fromEntries(
    Object.entries(where).map(([name, value]) => [name, liftPart(name, value, values, keepsWords)]),
  )
}

function liftPart(name: string, value: unknown, values: unknown[], keepsWords: boolean): unknown {
  if (value === null || value === undefined || shaping.has(name)) return value
  if (joining.has(name) && Array.isArray(value))
    return value.map(each => liftPart(name, each, values, keepsWords))
  if (isRecord(value)) return liftWhere(value, values, keepsWords)
  if (keepsWords && typeof value === 'string' && word.test(value)) return new Constant(value)
  return new Hole(values.push(value) - 1)
}
