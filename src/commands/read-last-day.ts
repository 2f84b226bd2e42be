import { UsageError } from './command.ts'

/** A last day as it is typed, made the moment after it (in UTC); one that has passed or does not exist is refused. */
export function readLastDay(option: string, typed: string, now = new Date()): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : new Date(NaN)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== typed)
    throw new UsageError(`${option}: a day as YYYY-MM-DD, not ${typed}.`)
  const end = new Date(day.getTime() + 86_400_000)
  if (end <= now) throw new UsageError(`${option}: ${typed} has passed.`)
  return end
}
