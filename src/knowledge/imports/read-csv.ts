import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'

export type CsvRow = { line: number; cells: string[] } | { line: number; broken: string }

// A quotation mark that is never closed would otherwise swallow a whole file into one cell.
const LONGEST_ROW = 1_000_000

const MISPLACED = 'a quotation mark is misplaced or not closed'

interface Parsed {
  record: string[]
  info: { lines: number }
}

/** Rows with the line each begins on. Lines that a misplaced quotation mark makes unreadable are named as a range. */
export async function* readCsv(
  text: AsyncIterable<string> | Iterable<string>,
  delimiter = ',',
): AsyncGenerator<CsvRow> {
  const spoilt: number[] = []
  let isEndless = false
  const skip = (error: unknown): undefined => {
    if (!(error instanceof CsvError)) return
    if (error.code === 'CSV_MAX_RECORD_SIZE') isEndless = true
    if (!isEndless) spoilt.push(Number(error['lines']))
  }
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: skip,
    max_record_size: LONGEST_ROW,
  })
  const fed = pipeline(Readable.from(text), parser)
  fed.catch(() => {})
  let end = 0
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    const line = info.lines - lineEndsIn(record)
    // The parser reads ahead, so what it has met already may also lie behind this row.
    const before = spoilt.filter(at => at < line)
    if (before.length > 0) yield unreadable(end + 1, line - 1)
    spoilt.splice(0, before.length)
    end = info.lines
    yield { line, cells: record }
  }
  await fed
  if (isEndless) yield { line: end + 1, broken: `nothing from line ${end + 1} on is readable: ${MISPLACED}` }
  const last = isEndless ? undefined : spoilt.at(-1)
  if (last !== undefined) yield unreadable(end + 1, last)
}

function unreadable(from: number, to: number): CsvRow {
  const lines = to > from ? `lines ${from} to ${to} are` : `line ${from} is`
  return { line: from, broken: `${lines} not readable: ${MISPLACED}` }
}

const lineEndsIn = (cells: string[]) => cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
