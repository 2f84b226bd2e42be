import type { Cell } from './lesson-columns.ts'

export async function* encodeJsonLines(
  header: string[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<string> {
  for await (const rows of batches) yield rows.map(row => `${JSON.stringify(named(header, row))}\n`).join('')
}

const named = (header: string[], row: Cell[]): Record<string, Cell> =>
  Object.fromEntries(row.map((cell, at) => [header[at] ?? '', cell]))
