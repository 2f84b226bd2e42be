/** PostgreSQL builds an array of at most a hundred arguments; longer rows go in pieces. */
const mostArguments = 100

/** The cells of a row as one JSON value. */
export function jsonRow(cells: readonly string[]): string {
  const pieces = Array.from(
    { length: Math.max(1, Math.ceil(cells.length / mostArguments)) },
    (_, i) => `json_build_array(${cells.slice(i * mostArguments, (i + 1) * mostArguments).join(', ')})`,
  )
  return `json_build_array(${pieces.join(', ')})`
}

/** The rows of a cell that aggregates them, each as its cells again. */
export function readJsonRows(sent: unknown): unknown[][] {
  if (sent === null || sent === undefined) return []
  const rows = (typeof sent === 'string' ? JSON.parse(sent) : sent) as unknown[][][]
  return rows.map(pieces => (pieces.length === 1 ? (pieces[0] ?? []) : pieces.flat()))
}
