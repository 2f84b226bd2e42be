import { condition } from './condition.ts'
import { page } from './page.ts'
import type { Memory } from './memory.ts'
import { revisionCell } from './revision.ts'
import { planRow } from './rows.ts'
import type { Tree } from './tree.ts'
import { quoted, tableOf, type Writing } from './writing.ts'

export type Find = 'findMany' | 'findFirst' | 'findFirstOrThrow' | 'findUnique' | 'findUniqueOrThrow'

/** A statement's rows, every value as text or null. */
export type SentRows = readonly (readonly (string | null)[])[]

/** Sends one statement; every value comes back as PostgreSQL prints it. */
export type Send = (sql: string, values: readonly unknown[]) => Promise<SentRows>

/** What a find selects, and from where; its rows are chosen and cut before anything is joined to them. */
export interface FindPlan {
  readonly cells: readonly string[]
  readonly from: string
  /** From the cells as they were sent to what Prisma would answer. */
  readonly decode: (rows: readonly (readonly unknown[])[], memory: Memory) => unknown
}

export function planFind(writing: Writing, model: string, find: Find, tree: Tree): FindPlan {
  const alias = writing.alias()
  const isMany = find === 'findMany'
  const rows = page(writing, model, alias, isMany ? tree : { ...tree, take: 1 })
  const row = planRow(writing, model, alias, tree)
  const chosen = `${quoted(tableOf(writing, model).table)} ${alias} where ${rows.where}`
  const from = row.joins.length
    ? `(select ${alias}.* from ${chosen} ${rows.order} ${rows.limit}) ${alias} ${row.joins.join(' ')} ${rows.order}`
    : `${chosen} ${rows.order} ${rows.limit}`
  return {
    ...{ cells: row.cells, from },
    decode(sent, memory) {
      const [first] = sent
      if (!isMany) return first ? row.decode(first, memory) : null
      const all = sent.map(each => row.decode(each, memory))
      return rows.isBackward ? all.reverse() : all
    },
  }
}

export function selectOf(writing: Writing, { cells, from }: FindPlan): string {
  const all = writing.remembers ? [...cells, revisionCell] : cells
  return `select ${all.join(', ') || '1'} from ${from}`
}

/** How many rows pass a filter. */
export function countStatement(writing: Writing, model: string, tree: Tree): string {
  const alias = writing.alias()
  const where = tree.where ? condition(writing, model, alias, tree.where) : 'true'
  return `select count(*) from ${quoted(tableOf(writing, model).table)} ${alias} where ${where}`
}
