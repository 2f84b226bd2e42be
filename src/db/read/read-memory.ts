import { facts } from '../generated/facts.ts'
import { cell } from './cell.ts'
import { jsonRow, readJsonRows } from './json-rows.ts'
import { Memory, remembered, type Remembered, type RememberedRow } from './memory.ts'
import { revisionCell } from './revision.ts'
import type { Send } from './statement.ts'
import { at, quoted } from './writing.ts'

const tables = remembered.map(planTable)
const sql = `select ${[revisionCell, ...tables.map(table => table.cell)].join(', ')}`

/** All remembered tables and their revision as they are at one moment, by one statement. */
export async function readMemory(send: Send): Promise<Memory> {
  const [[revision, ...sent] = []] = await send(sql, [])
  return new Memory(
    String(revision),
    new Map(tables.map(({ model, width, decode }, i) => [model, readJsonRows(sent[i], width).map(decode)])),
  )
}

export async function readRevision(send: Send): Promise<string> {
  const [[revision] = []] = await send(`select ${revisionCell}`, [])
  return String(revision)
}

/** Rows are shared by all who read them, so nobody may change them. */
function planTable(model: Remembered) {
  const columns = Object.entries(facts[model]?.columns ?? {}).map(([name, column]) => ({
    ...{ name, cell: cell(at('t', column.column), column) },
    rank: `dense_rank() over (order by ${at('t', column.column)})`,
  }))
  const row = jsonRow([...columns.map(each => each.cell.sql), ...columns.map(each => each.rank)])
  return {
    model,
    width: columns.length * 2,
    cell: `(select json_agg(r.cells) from (select ${row} cells from ${quoted(facts[model]?.table ?? '')} t) r)`,
    decode: (sent: readonly unknown[]): RememberedRow => ({
      values: Object.freeze(
        Object.fromEntries(columns.map(({ name, cell: { decode } }, i) => [name, frozen(decode(sent[i]))])),
      ),
      ranks: Object.fromEntries(columns.map(({ name }, i) => [name, Number(sent[columns.length + i])])),
    }),
  }
}

const frozen = (value: unknown): unknown => (Array.isArray(value) ? Object.freeze(value) : value)
