/** A row that repeats an earlier one of the same file; `otherwise` says where its source judged it differently. */
export interface Double {
  line: number
  first: number
  otherwise?: string
}

/** What an import did, row by row where something was not as it should be. */
export interface ImportReport {
  /** Rows of the file, without its header. */
  read: number
  taken: number
  updated: number
  unchanged: number
  /** Rows that repeat an earlier one of the same file, with the line of that one. */
  doubles: Double[]
  refused: { line: number; field: string; reason: string }[]
  /** Rows taken without the date they came with. */
  undated: { line: number; reason: string }[]
  /** What else is to be known, with how often and where first. */
  notes: { note: string; times: number; line: number | null }[]
}

export function emptyReport(): ImportReport {
  return { read: 0, taken: 0, updated: 0, unchanged: 0, doubles: [], refused: [], undated: [], notes: [] }
}

export function addNote(report: ImportReport, note: string, line: number | null): void {
  const known = report.notes.find(other => other.note === note)
  if (known) known.times += 1
  else report.notes.push({ note, times: 1, line })
}

/** Batches are judged apart; people read the report from the top of the file to its end. */
export function sortReport(report: ImportReport): ImportReport {
  const byLine = (one: { line: number }, other: { line: number }) => one.line - other.line
  report.refused.sort(byLine)
  return report
}
