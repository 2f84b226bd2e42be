import { cleanText } from './clean-text.ts'
import { nameDraggedDates, type Step } from './dragged-dates.ts'
import { decodeText } from './decode-text.ts'
import { type Columns, findColumns } from './find-columns.ts'
import { ifrcLesson } from './ifrc-rules.ts'
import type { ImportRecord, Refusal } from './import-record.ts'
import { refuseTooLong } from './lesson-limits.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { readDate } from './read-date.ts'

// Both shapes of the file carry these, in another order and with '_' or a space between words.
const HEADERS = {
  code: 'Lead Title',
  excerpt: 'Modified Excerpt',
  learning: 'Learning',
  sector: 'DREF Sector',
  subdimension: 'DREF Subdimension',
  hazard: 'Hazard',
  country: 'Country',
  date: 'Date',
} as const
type Field = keyof typeof HEADERS
const REQUIRED = ['code', 'excerpt', 'learning', 'sector', 'hazard', 'country', 'date'] as const

interface Row {
  line: number
  values: Record<Field, string>
  refused: Refusal[]
  operation: string
  date: string | null
  doubt: string | null
}

/** The coded excerpts of Red Cross operations, clean or raw. `clock` says what day it is. */
export async function* readIfrc(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { clock }: { clock: () => Date },
): AsyncGenerator<ImportRecord> {
  const today = clock().toISOString().slice(0, 10)
  for await (const { row, dragged } of nameDraggedDates(readRows(bytes))) {
    if (row.refused.length > 0) {
      yield { line: row.line, refused: row.refused }
      continue
    }
    const doubt = dragged
      ? draggedDoubt(dragged, row)
      : row.date && row.date > today
        ? futureDoubt(row)
        : row.doubt
    const { lesson, notes } = ifrcLesson(row.values, doubt ? null : row.date)
    const refused = refuseTooLong(lesson)
    if (refused.length > 0) yield { line: row.line, refused }
    else yield { line: row.line, lesson, undated: doubt ?? undefined, notes }
  }
}

async function* readRows(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Row> {
  let columns: Columns<Field> | null = null
  let width = 0
  for await (const row of readCsv(decodeText(bytes))) {
    if (columns) yield toRow(row, columns, width)
    else {
      const header = 'cells' in row ? row.cells : []
      columns = findColumns(header, HEADERS, REQUIRED)
      width = header.length
    }
  }
  if (!columns) findColumns([], HEADERS, REQUIRED)
}

function toRow(row: CsvRow, columns: Columns<Field>, width: number): Row {
  const cells = 'cells' in row ? row.cells : []
  const read = (field: Field) => {
    const cell = cells[columns[field] ?? -1] ?? ''
    // The excerpt is cleaned once its encoding is repaired.
    return field === 'excerpt' ? cell : cleanText(cell)
  }
  const fields = Object.keys(HEADERS) as Field[]
  const values = Object.fromEntries(fields.map(field => [field, read(field)])) as Record<Field, string>
  const date = readDate(values.date)
  return {
    line: row.line,
    values,
    refused: refuse(row, values, width),
    operation: values.code,
    date: 'date' in date ? date.date : null,
    doubt: 'problem' in date ? date.problem : null,
  }
}

function refuse(row: CsvRow, values: Record<Field, string>, width: number): Refusal[] {
  if ('broken' in row) return [{ field: 'row', reason: row.broken }]
  if (row.cells.length !== width) {
    return [{ field: 'row', reason: `has ${row.cells.length} cells where the header has ${width}` }]
  }
  const refused: Refusal[] = []
  if (!CODE.test(values.code))
    refused.push({ field: HEADERS.code, reason: emptyOr(values.code, 'is not the code of an operation') })
  if (cleanText(values.excerpt) === '') refused.push({ field: HEADERS.excerpt, reason: 'is empty' })
  return refused
}

const CODE = /^\S{1,40}$/
const emptyOr = (value: string, reason: string) => (value === '' ? 'is empty' : reason)

const draggedDoubt = (step: Step, row: Row) =>
  `${row.date} is one of three or more dates of ${row.operation} that rise by exactly one ${step} a row`

const futureDoubt = (row: Row) => `${row.date} is in the future`
