import { facts } from '../generated/facts.ts'
import { type Cell, cell } from '../read/cell.ts'
import { jsonRow, readJsonRow } from '../read/json-rows.ts'
import type { TableFacts } from '../read/table-facts.ts'
import { askedOf, isRecord, type Tree, type Visible, type Where } from '../read/tree.ts'
import { at } from '../read/writing.ts'

/** A row as a statement that wrote it gives it back: its columns in one cell. */
export interface WrittenRow {
  readonly model: string
  readonly id: string
  readonly cells: unknown
}

/**
 * The row that a request wrote last, as it stands since then, if its viewer may see it: the look-up that answers a
 * mutation takes it from here when it asks for nothing but columns of the row. Any other write makes it stale.
 */
export class JustWritten {
  /** The rule under which a row may be given back. */
  readonly ruleOf: Visible
  #row: WrittenRow | undefined

  constructor(ruleOf: Visible) {
    this.ruleOf = ruleOf
  }

  keep(row: WrittenRow | undefined): void {
    this.#row = row
  }

  take(model: string, tree: Tree): Record<string, unknown> | undefined {
    const row = this.#row
    const table = facts[model]
    if (!row || !table || row.model !== model || tree.where?.id !== row.id) return undefined
    // Whoever looks a second time may want to know what others did since.
    this.#row = undefined
    if (!isByIdAlone(tree)) return undefined
    const { columns, beneath } = askedOf(table, tree)
    if (beneath.length > 0) return undefined
    const cells = cellsOf(table)
    const sent = readJsonRow(row.cells, cells.length)
    return Object.fromEntries(
      cells.flatMap(({ name, decode }, i) => (columns.includes(name) ? [[name, decode(sent[i])]] : [])),
    )
  }
}

const isByIdAlone = ({ where, select, include, ...others }: Tree): boolean =>
  where !== undefined &&
  Object.keys(where).length === 1 &&
  Object.values(others).every(option => option === undefined)

const cellsOf = ({ columns }: TableFacts, alias = 't'): (Cell & { name: string })[] =>
  Object.entries(columns).map(([name, column]) => ({ name, ...cell(at(alias, column.column), column) }))

/** All columns of a row in one cell. */
export const rowCell = (table: TableFacts, alias: string): string =>
  jsonRow(cellsOf(table, alias).map(({ sql }) => sql))

/** Whether a rule speaks of the row alone: of other tables a statement does not see what it has just written there. */
export const isOwn = (model: string, rule: Where): boolean =>
  Object.entries(rule).every(([name, value]) =>
    name === 'AND' || name === 'OR' || name === 'NOT'
      ? [value].flat().every(inner => isRecord(inner) && isOwn(model, inner))
      : facts[model]?.columns[name] !== undefined,
  )
