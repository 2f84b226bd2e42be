/** How far apart two dates are when a spreadsheet's fill handle was dragged over them. */
export type Step = 'day' | 'month' | 'year'

export interface DatedRow {
  /** What the rows of one run have in common: the code of the operation. */
  operation: string
  date: string | null
}

const ENOUGH = 3

/**
 * Three or more rows of one operation in a row whose dates rise by exactly one day a row (or one month, or one year)
 * were filled in by dragging: their dates say nothing. At most two rows wait until that is known.
 */
export async function* nameDraggedDates<Row extends DatedRow>(
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<{ row: Row; dragged: Step | null }> {
  let waiting: Row[] = []
  let last: Row | null = null
  let step: Step | null = null
  let length = 0
  for await (const row of rows) {
    const next = last && stepBetween(last, row)
    if (next && next === step) length += 1
    else {
      // The last row may also be the first of a run with another step, so it goes on waiting.
      const kept: Row[] = next && length < ENOUGH ? waiting.slice(-1) : []
      yield* waiting.slice(0, waiting.length - kept.length).map(row => ({ row, dragged: null }))
      waiting = kept
      length = next ? 2 : 1
      step = next
    }
    waiting.push(row)
    last = row
    if (length < ENOUGH) continue
    yield* waiting.map(row => ({ row, dragged: step }))
    waiting = []
  }
  yield* waiting.map(row => ({ row, dragged: null }))
}

function stepBetween(before: DatedRow, after: DatedRow): Step | null {
  if (before.operation !== after.operation || !before.date || !after.date) return null
  if (addDays(before.date, 1) === after.date) return 'day'
  const [year = 0, month = 0, day = 0] = before.date.split('-').map(Number)
  if (isoDate(year, month + 1, day) === after.date) return 'month'
  return isoDate(year + 1, month, day) === after.date ? 'year' : null
}

function addDays(date: string, days: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return isoDate(year, month, day + days)
}

const isoDate = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
