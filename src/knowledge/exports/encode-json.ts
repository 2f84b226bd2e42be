import type { Cell } from './cell.ts'
import { namedCells } from './encode-json-lines.ts'

/** One array with an object for each row, for programs that read a file whole. */
export async function* encodeJson(
  header: string[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of batches) {
    if (rows.length === 0) continue
    yield before + rows.map(row => JSON.stringify(namedCells(header, row))).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
