import { expect, test } from 'vitest'
import { emptyReport, type ImportReport } from '../../../src/knowledge/imports/import-report.ts'
import { printReport } from '../../../src/knowledge/imports/print-report.ts'

const report: ImportReport = {
  ...emptyReport(),
  read: 3_405,
  taken: 2_500,
  unchanged: 504,
  doubles: Array.from({ length: 22 }, (_, i) => ({ line: 100 + i, first: 3 })),
  refused: [
    { line: 7, field: 'Lead Title', reason: 'is empty' },
    { line: 7, field: 'Modified Excerpt', reason: 'is empty' },
  ],
  undated: [{ line: 9, reason: '2029-08-26 is in the future' }],
  notes: [
    { note: 'The file is not in UTF-8', times: 1, line: null },
    { note: 'A country is left out', times: 4, line: 12 },
  ],
}

test('the totals come first, then every refused row, and the first of what was noticed', () => {
  expect(printReport(report)).toBe(`3,405 rows read
2,500 taken
  504 unchanged
   22 doubles, not taken
    1 refused
    1 taken without their date

Refused:
  line 7: Lead Title is empty
  line 7: Modified Excerpt is empty

Taken without their date:
  line 9: 2029-08-26 is in the future

Doubles:
${Array.from({ length: 20 }, (_, i) => `  line ${100 + i}: repeats line 3`).join('\n')}
  and 2 more; --details names them all

Notes:
  The file is not in UTF-8
  A country is left out: 4 rows, the first on line 12
`)
})

test('with details all of it is named', () => {
  const printed = printReport(report, { details: true })
  expect(printed).toContain('line 121: repeats line 3')
  expect(printed).not.toContain('more')
})

test('a double that says otherwise how it went says so', () => {
  const doubles = [{ line: 4, first: 3, otherwise: "says 'Challenges' where that said 'Success'" }]
  expect(printReport({ ...report, doubles })).toContain(
    "line 4: repeats line 3, but says 'Challenges' where that said 'Success'",
  )
})

test('a run that changed nothing says so in a few lines', () => {
  expect(printReport({ ...emptyReport(), read: 2, unchanged: 2 })).toBe(
    '2 rows read\n0 taken\n2 unchanged\n0 doubles, not taken\n0 refused\n',
  )
})
