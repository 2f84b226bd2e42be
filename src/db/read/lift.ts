import { facts } from '../generated/facts.ts'
import type { ColumnFacts } from './table-facts.ts'
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
export function lift(model: string, tree: Tree, values: unknown[]): Tree {
  const { select, include, where, cursor, orderBy, kept, ...others } = tree
  return {
    ...others,
    ...(select && { select: liftBranches(model, select, values) }),
    ...(include && { include: liftBranches(model, include, values) }),
    ...(where && { where: liftWhere(model, where, values) }),
    ...(cursor && { cursor: liftCursor(cursor, values) }),
    ...(kept && { kept: liftKept(model, kept, values) }),
    ...(orderBy && { orderBy: [orderBy].flat().map(order => liftOrder(model, order, values)) }),
  }
}

const liftBranches = (model: string, branches: Branches, values: unknown[]): Branches =>
  Object.fromEntries(
    Object.entries(branches).map(([name, value]) => [
      name,
      // Counts hang under a word of their own, by the names of this table's relations.
      isRecord(value) ? lift(name === '_count' ? model : below(model, name), treeOf(value), values) : value,
    ]),
  )

const below = (model: string, name: string): string => facts[model]?.relations[name]?.to ?? model

/** A cursor comes from outside: whatever its values are, they are values. */
const liftCursor = (cursor: Where, values: unknown[]): Where => {
  const hole = (value: unknown) => new Hole(values.push(value) - 1)
  const holes = (keys: Where) =>
    Object.fromEntries(Object.entries(keys).map(([name, value]) => [name, hole(value)]))
  return Object.fromEntries(
    Object.entries(cursor).map(([name, value]) => [name, isRecord(value) ? holes(value) : hole(value)]),
  )
}

/** The same conditions stand in a statement more than once; their values are lifted once. */
function liftKept(model: string, kept: KeptList, values: unknown[]): KeptList {
  const { shelves, readers, beside, shelf, bounds } = kept
  return {
    ...kept,
    readers: liftWhere(shelves, readers, values),
    ...(beside && { beside: liftWhere(model, beside, values) }),
    shelf: { on: liftWhere(shelves, shelf.on, values), where: liftWhere(model, shelf.where, values) },
    bounds: liftWhere(model, bounds, values),
  }
}

/** An order by another table's column has that table's rule beside it. */
const liftOrder = (model: string, order: OrderBy, values: unknown[]): OrderBy =>
  Object.fromEntries(
    Object.entries(order).map(([name, value]) => [
      name,
      isRecord(value) && isRecord(value.where)
        ? { ...value, where: liftWhere(below(model, name), value.where, values) }
        : value,
    ]),
  )

const joining = new Set(['AND', 'OR', 'NOT'])
const reaching = new Set(['some', 'none', 'every', 'is', 'isNot'])

export function liftWhere(model: string, where: Where, values: unknown[]): Where {
  const lifted: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(where)) lifted[name] = liftPart(model, name, value, values)
  return lifted
}

function liftPart(model: string, name: string, value: unknown, values: unknown[]): unknown {
  if (value === null || value === undefined) return value
  if (joining.has(name))
    return Array.isArray(value)
      ? value.map((each: unknown) => (isRecord(each) ? liftWhere(model, each, values) : each))
      : isRecord(value)
        ? liftWhere(model, value, values)
        : value
  const column = facts[model]?.columns[name]
  if (column) return isRecord(value) ? liftTests(column, value, values) : liftValue(column, value, values)
  if (!isRecord(value)) return new Hole(values.push(value) - 1)
  const to = below(model, name)
  // A relation by its tests or straight by its conditions, or a compound key by its fields.
  return Object.fromEntries(
    Object.entries(value).map(([test, inner]) => [
      test,
      reaching.has(test) && isRecord(inner)
        ? liftWhere(to, inner, values)
        : liftPart(to, test, inner, values),
    ]),
  )
}

/** These words shape the condition itself, whatever is compared. */
const shaping = new Set(['mode', 'isEmpty'])

const liftTests = (column: ColumnFacts, tests: Where, values: unknown[]): Where =>
  Object.fromEntries(
    Object.entries(tests).map(([test, operand]) => [
      test,
      operand === null || operand === undefined || shaping.has(test)
        ? operand
        : isRecord(operand)
          ? liftTests(column, operand, values)
          : liftValue(column, operand, values),
    ]),
  )

const word = /^[A-Z][A-Z_]*$/

/**
 * The words of an enumeration are few and stay where they are: from them the planner sees how many rows there will
 * be, and which index of some rows only will do. Of a placeholder it sees neither, and plans anew each time.
 */
function liftValue({ type }: ColumnFacts, value: unknown, values: unknown[]): unknown {
  const words = [value].flat()
  if (
    type.startsWith('"') &&
    words.length &&
    words.every(each => typeof each === 'string' && word.test(each))
  )
    return new Constant(Array.isArray(value) ? `{${words.join(',')}}` : String(value))
  return new Hole(values.push(value) - 1)
}
