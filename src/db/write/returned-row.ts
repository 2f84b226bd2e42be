import { cell } from '../read/cell.ts'
import { jsonRow, readJsonRow } from '../read/json-rows.ts'
import { at } from '../read/writing.ts'
import { columnOf, tableOf } from './step.ts'

/** From the cell in which a statement gave a row back, the row as Prisma would give it. */
export type ReadRow = (sent: unknown) => Record<string, unknown>

/** These columns of a row in one cell, and its key; all of them unless some are named. */
export function returnRow(model: string, wanted?: readonly string[]) {
  const { columns, key } = tableOf(model)
  const all = Object.keys(columns)
  const names = wanted ? all.filter(name => wanted.includes(name) || key.includes(name)) : all
  const cellOf = (alias: string, name: string) => {
    const column = columnOf(model, name)
    return cell(at(alias, column.column), column)
  }
  const decoders = names.map(name => ({ name, decode: cellOf('t', name).decode }))
  const others = wanted && guardOthers(model, all, names)
  const read: ReadRow = sent => {
    const cells = readJsonRow(sent, decoders.length)
    const row: Record<string, unknown> = {}
    if (others) Object.setPrototypeOf(row, others)
    for (let i = 0; i < decoders.length; i++) {
      const one = decoders[i]
      if (one) row[one.name] = one.decode(cells[i])
    }
    return row
  }
  return { sql: (alias: string) => jsonRow(names.map(name => cellOf(alias, name).sql)), read }
}

/** Whoever reads a column that nobody said he would is told so, instead of finding nothing in it. */
function guardOthers(model: string, all: readonly string[], names: readonly string[]): object {
  const others = {}
  for (const name of all)
    if (!names.includes(name)) Object.defineProperty(others, name, { get: () => refuse(model, name) })
  return others
}

function refuse(model: string, name: string): never {
  throw new Error(`${model}.${name} was not asked back of the statement that wrote it.`)
}
