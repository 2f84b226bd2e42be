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
  if (sent === null || sent === undefined) return []
  const rows = (typeof sent === 'string' ? JSON.parse(sent) : sent) as unknown[][]
  return width <= mostArguments ? rows : rows.map(row => row.flat())
}
