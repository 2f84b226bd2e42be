export type ReadDate = { date: string } | { problem: string }

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/
const DAY_FIRST = /^(\d{1,2})[-.](\d{1,2})[-.](\d{4})$/
// With slashes both orders are written; only a part above 12 tells which.
const EITHER_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** A date in one of the forms that sources use, as YYYY-MM-DD, or why it cannot be one. */
export function readDate(text: string): ReadDate {
  const written = text.trim()
  if (written === '') return { problem: 'no date' }
  const parts = YEAR_FIRST.exec(written)
  if (parts) return calendarDate(written, parts[1], parts[2], parts[3])
  const reversed = DAY_FIRST.exec(written)
  if (reversed) return calendarDate(written, reversed[3], reversed[2], reversed[1])
  const either = EITHER_FIRST.exec(written)
  if (!either) return { problem: `'${written.slice(0, 40)}' is not a date we can read` }
  const [, first, second, year] = either
  if (Number(first) > 12) return calendarDate(written, year, second, first)
  if (Number(second) > 12 || first === second) return calendarDate(written, year, first, second)
  return { problem: `'${written}' can be read as two dates` }
}

function calendarDate(written: string, year = '', month = '', day = ''): ReadDate {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = new Date(`${date}T00:00:00Z`)
  const exists = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date) && Number(year) > 0
  return exists ? { date } : { problem: `'${written}' is not a day of the calendar` }
}
