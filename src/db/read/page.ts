import type { ColumnFacts } from './table-facts.ts'
import { condition } from './condition.ts'
import { CannotCompile, isRecord, type OrderBy, type Tree } from './tree.ts'
import { at, quoted, related, tableOf, type Writing } from './writing.ts'

/** Which rows of a table, in which order. */
export interface Page {
  readonly where: string
  readonly order: string
  readonly limit: string
  /** Asked from the end: the rows come in reverse. */
  readonly isBackward: boolean
}

interface SortKey {
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
  if (tree.cursor) conditions.push(fromCursor(writing, model, tree, keys, isBackward))
  const direction = (key: SortKey) => (key.isDescending === isBackward ? 'asc' : 'desc')
  return {
    where: conditions.filter(each => each !== 'true').join(' and ') || 'true',
    order: `order by ${keys.map(key => `${key.sql} ${direction(key)}`).join(', ')}`,
    limit: limits(tree),
    isBackward,
  }
}

function limits({ take, skip }: Tree): string {
  for (const value of [take, skip])
    if (value !== undefined && !Number.isSafeInteger(value))
      throw new CannotCompile('a limit that is no whole number')
  const limit = take === undefined ? '' : `limit ${Math.abs(take)}`
  return skip ? `${limit} offset ${skip}` : limit
}

/** What the tree orders by, and the primary key behind it: rows that tie must not change places between pages. */
function sortKeys(writing: Writing, model: string, alias: string, tree: Tree): SortKey[] {
  const table = tableOf(writing, model)
  const asked = [tree.orderBy ?? []]
    .flat()
    .flatMap((order: OrderBy) =>
      Object.entries(order).flatMap(([name, value]) =>
        value === undefined ? [] : [sortKey(writing, model, alias, name, value)],
      ),
    )
  if (asked.some(key => key.column?.isUnique)) return asked
  const last = asked.at(-1)?.isDescending ?? false
  const ending = table.key.flatMap(name => {
    const column = table.columns[name]
    return column ? [{ sql: at(alias, column.column), isDescending: last, column }] : []
  })
  return [...asked, ...ending]
}

function sortKey(writing: Writing, model: string, alias: string, name: string, value: unknown): SortKey {
  const table = tableOf(writing, model)
  const column = table.columns[name]
  if (column && (value === 'asc' || value === 'desc'))
    return { sql: at(alias, column.column), isDescending: value === 'desc', column }
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
    sql: `(select ${at(to, target.column)} from ${source} where ${tie}${rule === 'true' ? '' : ` and ${rule}`})`,
    isDescending: direction === 'desc',
  }
}

/** From the row of a cursor on, the row itself included, as Prisma reads it. */
function fromCursor(
  writing: Writing,
  model: string,
  tree: Tree,
  keys: readonly SortKey[],
  isBackward: boolean,
): string {
  const [first] = keys
  const isPlain = keys.every(key => key.column?.isRequired && key.isDescending === first?.isDescending)
  if (!first || !isPlain || !tree.cursor)
    throw new CannotCompile('a cursor over mixed, empty or related keys')
  const row = writing.alias()
  const columns = keys.flatMap(key => (key.column ? [at(row, key.column.column)] : []))
  const sign = first.isDescending === isBackward ? '>=' : '<='
  return `(${keys.map(key => key.sql).join(', ')}) ${sign} (select ${columns.join(', ')} from ${quoted(tableOf(writing, model).table)} ${row} where ${condition(writing, model, row, tree.cursor)})`
}
