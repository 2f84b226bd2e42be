import { ValidationError } from '../errors.ts'
import { dayOf } from './day.ts'

/** That what is reported did not happen on a day to come. */
export function checkPast(name: string, day: Date | null | undefined, now: Date): void {
  if (day && day > dayOf(now))
    throw ValidationError.at(['input', name], `${name}: the day on which it was, today or earlier.`)
}
