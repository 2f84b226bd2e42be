import { condition } from './condition.ts'
import { aggregated, type Cells } from './json-rows.ts'
import { countOnShelves, keysOfPage } from './kept.ts'
import { page } from './page.ts'
import type { Memory } from './memory.ts'
import { revisionCell } from './revision.ts'
import { planRow } from './rows.ts'
import type { KeptList, Tree } from './tree.ts'
import { at, quoted, tableOf, type Writing } from './writing.ts'

export type Find = 'findMany' | 'findFirst' | 'findFirstOrThrow' | 'findUnique' | 'findUniqueOrThrow'

/** A statement's rows, every value as text or null. */
export type SentRows = readonly (readonly (string | null)[])[]

/** Sends one statement; every value comes back as PostgreSQL prints it. */
export type Send = (sql: string, values: readonly unknown[]) => Promise<SentRows>

/** What a find selects, and from where; its rows are chosen and cut before anything is joined to them. */
export interface FindPlan extends Cells {
  readonly from: string
  /** From the cells as they were sent to what Prisma would answer. */
  readonly decode: (rows: readonly (readonly unknown[])[], memory: Memory) => unknown
}

export function planFind(writing: Writing, model: string, find: Find, tree: Tree): FindPlan {
  const alias = writing.alias()
  const isMany = find === 'findMany'
  const rows = page(writing, model, alias, isMany ? tree : { ...tree, take: 1 })
  const row = planRow(writing, model, alias, tree)
  const table = quoted(tableOf(writing, model).table)
  const chosen = `${tree.kept ? fromShelves(writing, model, table, alias, tree, tree.kept) : `${table} ${alias}`} where ${rows.where}`
  const from = row.joins.length
    ? `(select ${alias}.* from ${chosen} ${rows.order} ${rows.limit}) ${alias} ${row.joins.join(' ')} ${rows.order}`
    : `${chosen} ${rows.order} ${rows.limit}`
  return {
    ...{ cells: row.cells, isFlat: row.isFlat, from },
    decode(sent, memory) {
      const [first] = sent
      if (!isMany) return first ? row.decode(first, memory) : null
      const all = sent.map(each => row.decode(each, memory))
      return rows.isBackward ? all.reverse() : all
    },
  }
}

/** All rows of a find as one cell. */
export const cellOf = (find: FindPlan): string =>
  `(select json_agg(rows.cells) from (select ${aggregated(find)} as cells from ${find.from}) rows)`

export function selectOf(writing: Writing, { cells, from }: FindPlan): string {
  const all = writing.remembers ? [...cells, revisionCell] : cells
  return `select ${all.join(', ') || '1'} from ${from}`
}

/** The rows of a page of shelves; what filters any list of the table filters these too. */
function fromShelves(
  writing: Writing,
  model: string,
  table: string,
  alias: string,
  tree: Tree,
  kept: KeptList,
): string {
  const keys = writing.alias()
  const id = at(alias, tableOf(writing, model).columns.id?.column ?? 'id')
  // The limit keeps the planner from reading the whole table, whatever it expects of the shelves.
  const row = `(select * from ${table} ${alias} where ${id} = ${keys}.id limit 1)`
  return `${keysOfPage(writing, model, tree, kept, keys)} cross join lateral ${row} ${alias}`
}

/** How many rows pass a filter. */
export function countStatement(writing: Writing, model: string, tree: Tree): string {
  if (tree.kept) return countOnShelves(writing, model, tree.kept)
  const alias = writing.alias()
  const where = tree.where ? condition(writing, model, alias, tree.where) : 'true'
  return `select count(*) from ${quoted(tableOf(writing, model).table)} ${alias} where ${where}`
}
