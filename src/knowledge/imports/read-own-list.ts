import { unguardFormula } from '../exports/formula-guard.ts'
import { LESSON_COLUMNS, type LessonColumnName } from '../exports/lesson-columns.ts'
import { decodeList, findSeparator, readWhole } from './decode-list.ts'
import { type Columns, findColumns, foldHeader } from './find-columns.ts'
import type { Refusal } from './import-record.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { isSheet, readSheetRows } from './read-sheet.ts'

/** The cells of one row under the names of their columns; a column that the file lacks is absent. */
export type OwnCells = Partial<Record<LessonColumnName, string>>

export type OwnRecord =
  { line: number; cells: OwnCells } | { line: number; refused: Refusal[] } | { line: null; note: string }

const NAMES = Object.fromEntries(LESSON_COLUMNS.map(({ name }) => [name, name])) as Record<
  LessonColumnName,
  string
>

/** An association's own list, CSV or XLSX, in the columns that the export writes: all of them or some. */
export async function* readOwnList(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<OwnRecord> {
  const whole = await readWhole(bytes)
  const { rows, note, clean } = openList(whole)
  if (note) yield { line: null, note }
  let columns: Columns<LessonColumnName> | null = null
  let width = 0
  for await (const row of rows) {
    if (columns) {
      const record = toRecord(row, columns, width, clean)
      if (record) yield record
      continue
    }
    const header = 'cells' in row ? row.cells : []
    columns = findColumns(header, NAMES, header.some(isId) ? [] : ['title', 'lesson', 'outcome'])
    width = header.findLastIndex(name => name.trim() !== '') + 1
    yield* unknownColumns(header)
  }
  if (!columns) findColumns([], NAMES, ['title', 'lesson', 'outcome'])
}

interface OpenedList {
  rows: AsyncIterable<CsvRow> | Promise<CsvRow[]>
  note?: string
  clean(text: string): string
}

function openList(whole: Buffer): { rows: AsyncIterable<CsvRow>; note?: string; clean: OpenedList['clean'] } {
  if (isSheet(whole)) return { rows: sheetRows(whole), clean: text => text }
  const { text, encoding } = decodeList(whole)
  const note = encoding === 'utf-8' ? undefined : `The file is not in UTF-8; it was read as ${encoding}`
  return { rows: readCsv([text], findSeparator(text)), note, clean: unguardFormula }
}

async function* sheetRows(whole: Buffer): AsyncGenerator<CsvRow> {
  yield* await readSheetRows(whole)
}

function toRecord(
  row: CsvRow,
  columns: Columns<LessonColumnName>,
  width: number,
  clean: OpenedList['clean'],
): OwnRecord | null {
  const { line } = row
  if ('broken' in row) return { line, refused: [{ field: 'row', reason: row.broken }] }
  const filled = row.cells.findLastIndex(cell => cell.trim() !== '') + 1
  if (filled === 0) return null
  if (filled > width)
    return { line, refused: [{ field: 'row', reason: `has ${filled} cells where the header has ${width}` }] }
  const cells: OwnCells = {}
  for (const { name } of LESSON_COLUMNS) {
    const at = columns[name]
    if (at !== undefined) cells[name] = plainText(clean(row.cells[at] ?? ''))
  }
  return { line, cells }
}

/** The same text however a spreadsheet kept it: one kind of line end, no control characters. */
const plainText = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .toWellFormed()
    .trim()

const isId = (header: string) => foldHeader(header) === 'id'

function* unknownColumns(header: string[]): Generator<OwnRecord> {
  const known = new Set(LESSON_COLUMNS.map(({ name }) => foldHeader(name)))
  for (const name of header) {
    // What a list calls the codes of the column before it is for people.
    if (name.trim() === '' || known.has(foldHeader(name).replace(/label$/, ''))) continue
    yield {
      line: null,
      note: `The column '${name.trim()}' is not one of a list of lessons and is passed over`,
    }
  }
}
