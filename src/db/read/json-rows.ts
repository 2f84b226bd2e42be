/** PostgreSQL builds an array of at most a hundred arguments; longer rows go in pieces. */
const mostArguments = 100

const arrayOf = (items: readonly string[]): string => `json_build_array(${items.join(', ')})`

/** The cells of a row as one JSON value. */
export function jsonRow(cells: readonly string[]): string {
  if (cells.length <= mostArguments) return arrayOf(cells)
  const pieces = Array.from({ length: Math.ceil(cells.length / mostArguments) }, (_, i) =>
    arrayOf(cells.slice(i * mostArguments, (i + 1) * mostArguments)),
  )
  return arrayOf(pieces)
}

/** The cells of a row of this width again. */
export function readJsonRow(sent: unknown, width: number): unknown[] {
  const row = (typeof sent === 'string' ? JSON.parse(sent) : sent) as unknown[]
  return width <= mostArguments ? row : row.flat()
}

/** The rows of a cell that aggregates them, each as its cells again. */
export function readJsonRows(sent: unknown, width: number): unknown[][] {
  const rows = rowsOf(sent)
  return width <= mostArguments ? rows : rows.map(row => row.flat())
}

/** The cells of a row; `isFlat` says that no rows hang in any of them. */
export interface Cells {
  readonly cells: readonly string[]
  readonly isFlat: boolean
}

/**
 * A row within an aggregate. Flat ones go as texts: to find out of each cell how JSON has it costs the database a quarter
 * of what it takes to read the row.
 */
export const aggregated = ({ cells, isFlat }: Cells): string =>
  isFlat ? `array[${cells.map(each => `(${each})::text`).join(', ')}]::text[]` : jsonRow(cells)

export const readAggregated = (sent: unknown, { cells, isFlat }: Cells): unknown[][] =>
  isFlat ? rowsOf(sent) : readJsonRows(sent, cells.length)

function rowsOf(sent: unknown): unknown[][] {
  if (sent === null || sent === undefined) return []
  return (typeof sent === 'string' ? JSON.parse(sent) : sent) as unknown[][]
}
