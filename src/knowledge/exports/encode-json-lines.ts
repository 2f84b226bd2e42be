import type { Cell } from './cell.ts'

export async function* encodeJsonLines(
  header: string[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<string> {
  for await (const rows of batches)
    yield rows.map(row => `${JSON.stringify(namedCells(header, row))}\n`).join('')
}

export const namedCells = (header: string[], row: Cell[]): Record<string, Cell> =>
  Object.fromEntries(row.map((cell, at) => [header[at] ?? '', cell]))
