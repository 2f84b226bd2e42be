import { ValidationError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'

/** Nobody waits for an answer on a day that has passed. */
export function checkNeededBy(neededBy: Date | null | undefined, now: Date): void {
  if (neededBy && neededBy < dayOf(now))
    throw ValidationError.at(['input', 'neededBy'], 'neededBy: today or later; left out, it is not urgent.')
}
