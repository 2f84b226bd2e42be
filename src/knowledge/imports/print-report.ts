import type { ImportReport } from './import-report.ts'

const FIRST = 20

/** The report in plain words: the totals, then what was not as it should be, row by row. */
export function printReport(report: ImportReport, { details = false }: { details?: boolean } = {}): string {
  const refusedRows = new Set(report.refused.map(({ line }) => line)).size
  const totals: [string, number][] = [
    ['rows read', report.read],
    ['taken', report.taken],
    ['updated', report.updated],
    ['unchanged', report.unchanged],
    ['doubles, not taken', report.doubles.length],
    ['refused', refusedRows],
    ['taken without their date', report.undated.length],
  ]
  const width = Math.max(...totals.map(([, count]) => grouped(count).length))
  const lines = totals
    .filter(([name, count]) => count > 0 || ALWAYS.has(name))
    .map(([name, count]) => `${grouped(count).padStart(width)} ${name}`)
  const limit = details ? Number.POSITIVE_INFINITY : FIRST
  lines.push(
    // What was refused is not in the database, so all of it is named, however much it is.
    ...section(
      'Refused',
      report.refused.map(({ line, field, reason }) => `line ${line}: ${field} ${reason}`),
    ),
    ...section(
      'Taken without their date',
      report.undated.map(({ line, reason }) => `line ${line}: ${reason}`),
      limit,
    ),
    ...section(
      'Doubles',
      report.doubles.map(
        ({ line, first, otherwise }) =>
          `line ${line}: repeats line ${first}${otherwise ? `, but ${otherwise}` : ''}`,
      ),
      limit,
    ),
    ...section('Notes', report.notes.map(noteLine)),
  )
  return `${lines.join('\n')}\n`
}

const ALWAYS = new Set(['rows read', 'taken', 'unchanged', 'doubles, not taken', 'refused'])

function section(title: string, entries: string[], limit = Number.POSITIVE_INFINITY): string[] {
  if (entries.length === 0) return []
  const more = entries.length - limit
  const rest = more > 0 ? [`  and ${grouped(more)} more; --details names them all`] : []
  return ['', `${title}:`, ...entries.slice(0, limit).map(entry => `  ${entry}`), ...rest]
}

function noteLine({ note, times, line }: ImportReport['notes'][number]): string {
  if (line === null) return note
  return times === 1 ? `line ${line}: ${note}` : `${note}: ${grouped(times)} rows, the first on line ${line}`
}

const grouped = (count: number) => count.toLocaleString('en')
