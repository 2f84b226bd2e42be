import type { Cell } from './cell.ts'

/** A cell as a table holds it: lists with '; ' between their parts, nothing as an empty cell. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  return Array.isArray(cell) ? cell.join('; ') : String(cell)
}
