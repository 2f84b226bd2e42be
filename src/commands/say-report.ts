import type { ImportReport } from '../knowledge/imports/import-report.ts'

/** What an import did: first every row that was not as it should be, by its line, then the sums. */
export function sayReport(report: ImportReport, say: (line: string) => void): void {
  for (const { line, field, reason } of report.refused) say(`line ${line}: refused, ${field}: ${reason}`)
  for (const { line, first } of report.doubles) say(`line ${line}: not taken, the same as line ${first}`)
  for (const { line, reason } of report.undated) say(`line ${line}: taken without its date: ${reason}`)
  for (const { note, times, line } of report.notes)
    say(`${note} (${times} times${line === null ? '' : `, first in line ${line}`})`)
  const refusedRows = new Set(report.refused.map(({ line }) => line)).size
  say(
    [
      `${report.read} read`,
      `${report.taken} taken`,
      `${report.updated} changed`,
      `${report.unchanged} unchanged`,
      `${report.doubles.length} doubles`,
      `${refusedRows} refused`,
      `${report.undated.length} without their date`,
    ].join(', '),
  )
}
