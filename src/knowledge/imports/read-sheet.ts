import { readSheet as readFirstSheet } from 'read-excel-file/node'
import type { CsvRow } from './read-csv.ts'
import { UnreadableFileError } from './unreadable-file-error.ts'

export const isSheet = (bytes: Buffer) => bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))

/** The rows of a workbook's first sheet, as text; the line is the number that the sheet shows beside the row. */
export async function readSheetRows(bytes: Buffer): Promise<CsvRow[]> {
  try {
    const rows = await readFirstSheet(bytes)
    return rows.map((row, at) => ({ line: at + 1, cells: row.map(textOf) }))
  } catch (cause) {
    throw new UnreadableFileError('The file begins like a spreadsheet (XLSX) and cannot be read as one.', {
      cause,
    })
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().replace('T00:00:00.000Z', '') : String(cell)
}
