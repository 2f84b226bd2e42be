import writeSheet, { type SheetData } from 'write-excel-file/node'
import { cellText } from './cell-text.ts'
import type { Cell } from './lesson-columns.ts'

/** A sheet is written whole. Its cells have types, so no text in it can be taken for a formula. */
export async function* encodeXlsx(
  header: string[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const data: SheetData = [header.map(name => ({ value: name, fontWeight: 'bold' as const }))]
  for await (const rows of batches) data.push(...rows.map(row => row.map(sheetCell)))
  yield await writeSheet(data, { sheet: 'Lessons', stickyRowsCount: 1 }).toBuffer()
}

function sheetCell(cell: Cell) {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  const text = cellText(cell)
  // Control characters are not allowed in a sheet at all.
  return text === '' ? null : { value: text.replace(/[^\P{Cc}\t\n\r]/gu, ''), type: String }
}
