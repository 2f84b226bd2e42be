import { stringify } from 'csv-stringify/sync'
import { cellText } from './cell-text.ts'
import { guardFormula } from './formula-guard.ts'
import type { Cell } from './cell.ts'

/** With a byte order mark, without which spreadsheets take UTF-8 for something older. */
export async function* encodeCsv(header: string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `\ufeff${lines([header])}`
  for await (const rows of batches)
    yield lines(rows.map(row => row.map(cell => guardFormula(cellText(cell)))))
}

// Of line ends the library quotes only those that end its rows.
const lines = (rows: string[][]) => stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
