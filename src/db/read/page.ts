import { notACursor } from '../../errors.ts'
import type { ColumnFacts } from './table-facts.ts'
import { condition } from './condition.ts'
import { CannotCompile, isRecord, type OrderBy, type Tree, type Where } from './tree.ts'
import { at, related, tableOf, type Writing } from './writing.ts'

/** Which rows of a table, in which order. */
export interface Page {
  readonly where: string
  readonly order: string
  readonly limit: string
  /** Asked from the end: the rows come in reverse. */
  readonly isBackward: boolean
}

export interface SortKey {
  readonly name: string
  readonly sql: string
  readonly isDescending: boolean
  /** Absent where it is a column of another table. */
  readonly column?: ColumnFacts
}

/** The filter, order and limits of a tree. */
export function page(writing: Writing, model: string, alias: string, tree: Tree): Page {
  if (tree.distinct) throw new CannotCompile('distinct')
  const isBackward = tree.take !== undefined && tree.take < 0
  const keys = sortKeys(writing, model, alias, tree)
  const conditions = [tree.where ? condition(writing, model, alias, tree.where) : 'true']
  // The row of the cursor is the first to skip; it may be gone by now, and what follows it must not be skipped instead.
  const isBehind = tree.cursor !== undefined && (tree.skip ?? 0) > 0
  if (tree.cursor) conditions.push(fromCursor(writing, tree.cursor, keys, isBackward, isBehind))
  return {
    where: conditions.filter(each => each !== 'true').join(' and ') || 'true',
    order: `order by ${keys.map(key => `${key.sql} ${directionOf(key, isBackward)}`).join(', ')}`,
    limit: limits(tree.take, (tree.skip ?? 0) - (isBehind ? 1 : 0)),
    isBackward,
  }
}

export const directionOf = ({ isDescending }: SortKey, isBackward: boolean): 'asc' | 'desc' =>
  isDescending === isBackward ? 'asc' : 'desc'

function limits(take: number | undefined, skip: number): string {
  for (const value of [take, skip])
    if (value !== undefined && !Number.isSafeInteger(value))
      throw new CannotCompile('a limit that is no whole number')
  const limit = take === undefined ? '' : `limit ${Math.abs(take)}`
  return skip ? `${limit} offset ${skip}` : limit
}

/** What the tree orders by. */
export const askedKeys = (writing: Writing, model: string, alias: string, tree: Tree): SortKey[] =>
  [tree.orderBy ?? []]
    .flat()
    .flatMap((order: OrderBy) =>
      Object.entries(order).flatMap(([name, value]) =>
        value === undefined ? [] : [sortKey(writing, model, alias, name, value)],
      ),
    )

/** The same with the primary key behind it: rows that tie must not change places between pages. */
function sortKeys(writing: Writing, model: string, alias: string, tree: Tree): SortKey[] {
  const table = tableOf(writing, model)
  const asked = askedKeys(writing, model, alias, tree)
  if (asked.some(key => key.column?.isUnique)) return asked
  const last = asked.at(-1)?.isDescending ?? false
  const ending = table.key.flatMap(name => {
    const column = table.columns[name]
    return column ? [{ name, sql: at(alias, column.column), isDescending: last, column }] : []
  })
  return [...asked, ...ending]
}

function sortKey(writing: Writing, model: string, alias: string, name: string, value: unknown): SortKey {
  const table = tableOf(writing, model)
  const column = table.columns[name]
  if (column && (value === 'asc' || value === 'desc'))
    return { name, sql: at(alias, column.column), isDescending: value === 'desc', column }
  const relation = table.relations[name]
  // With the rule of the other table beside it; see guard-tree.ts.
  const { where, ...order } = isRecord(value) ? value : {}
  const [[inner, direction] = []] = Object.entries(order)
  const target = relation && !relation.isList ? tableOf(writing, relation.to).columns[inner ?? ''] : undefined
  if (!relation || !target || (direction !== 'asc' && direction !== 'desc'))
    throw new CannotCompile(`an order by ${model}.${name}`)
  const to = writing.alias()
  const { source, tie } = related(writing, relation, alias, to)
  const rule = isRecord(where) ? condition(writing, relation.to, to, where) : 'true'
  return {
    name,
    sql: `(select ${at(to, target.column)} from ${source} where ${tie}${rule === 'true' ? '' : ` and ${rule}`})`,
    isDescending: direction === 'desc',
  }
}

/**
 * From the place of a cursor on. The cursor brings the values of all keys of the order, not only which row had them:
 * it holds when that row is gone by now.
 */
function fromCursor(
  writing: Writing,
  cursor: Where,
  keys: readonly SortKey[],
  isBackward: boolean,
  isBehind: boolean,
): string {
  const given = new Map(
    Object.entries(cursor).flatMap(([name, value]) =>
      isRecord(value) ? Object.entries(value) : [[name, value]],
    ),
  )
  const [first] = keys
  const isPlain = keys.every(
    key => key.column?.isRequired && given.has(key.name) && key.isDescending === first?.isDescending,
  )
  if (!first || !isPlain)
    // Prisma would lean on the cursor's row, and end the list without a word where it is gone.
    throw new Error('A cursor brings the values of all keys of its order, none of them empty or related.')
  const values = keys.flatMap(({ name, column }) =>
    column ? [writing.value(given.get(name), column, value => cursorValue(value, column, isBackward))] : [],
  )
  const sign = first.isDescending === isBackward ? '>' : '<'
  return `(${keys.map(key => key.sql).join(', ')}) ${sign}${isBehind ? '' : '='} (${values.join(', ')})`
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A cursor comes from outside, and its values can be anything. */
function cursorValue(value: unknown, { type }: ColumnFacts, isBackward: boolean): unknown {
  const isMoment = type === 'timestamptz' || type === 'date'
  const fits = isMoment
    ? value instanceof Date && !Number.isNaN(value.getTime())
    : type === 'uuid'
      ? typeof value === 'string' && uuid.test(value)
      : type === 'text'
        ? typeof value === 'string'
        : Number.isSafeInteger(value)
  if (fits) return value
  throw notACursor(isBackward ? 'before' : 'after')
}
