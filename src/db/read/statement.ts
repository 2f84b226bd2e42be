import { condition } from './condition.ts'
import { page } from './page.ts'
import type { Memory } from './memory.ts'
import { revisionCell } from './revision.ts'
import { planRow } from './rows.ts'
import type { Tree, Visible } from './tree.ts'
import { quoted, tableOf, type Writing } from './writing.ts'

export type Find = 'findMany' | 'findFirst' | 'findFirstOrThrow' | 'findUnique' | 'findUniqueOrThrow'

/** A statement's rows, every value as text or null. */
export type SentRows = readonly (readonly (string | null)[])[]

/** Sends one statement; every value comes back as PostgreSQL prints it. */
export type Send = (sql: string, values: readonly unknown[]) => Promise<SentRows>

export interface FindStatement {
  readonly sql: string
  /** From the rows as they were sent to what Prisma would answer. */
  readonly decode: (rows: SentRows, memory: Memory) => unknown
}

/** One statement for a find and all that hangs beneath it. Its rows are chosen and cut before anything is joined. */
export function findStatement(
  writing: Writing,
  visible: Visible,
  model: string,
  find: Find,
  tree: Tree,
): FindStatement {
  const alias = writing.alias()
  const isMany = find === 'findMany'
  const rows = page(writing, visible, model, alias, isMany ? tree : { ...tree, take: 1 })
  const row = planRow(writing, visible, model, alias, tree)
  const chosen = `${quoted(tableOf(writing, model).table)} ${alias} where ${rows.where}`
  const from = row.joins.length
    ? `(select ${alias}.* from ${chosen} ${rows.order} ${rows.limit}) ${alias} ${row.joins.join(' ')} ${rows.order}`
    : `${chosen} ${rows.order} ${rows.limit}`
  const cells = writing.remembers ? [...row.cells, revisionCell] : row.cells
  return {
    sql: `select ${cells.join(', ') || '1'} from ${from}`,
    decode(sent, memory) {
      const [first] = sent
      if (!isMany) return first ? row.decode(first, memory) : null
      const all = sent.map(each => row.decode(each, memory))
      return rows.isBackward ? all.reverse() : all
    },
  }
}

/** How many rows pass a filter. */
export function countStatement(writing: Writing, model: string, tree: Tree): string {
  const alias = writing.alias()
  const where = tree.where ? condition(writing, model, alias, tree.where) : 'true'
  return `select count(*) from ${quoted(tableOf(writing, model).table)} ${alias} where ${where}`
}
