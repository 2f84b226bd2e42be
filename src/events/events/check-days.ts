import { RuleError, ValidationError } from '../../errors.ts'
import { sayDay } from '../../field/day.ts'
import type { Days } from '../../visits/visits/visit-days.ts'

/** That days can be those of an event: they do not end before they start, and a month alone is still to come. */
export function checkDays({ startsOn, endsOn, daysFixed }: Days, today: Date): void {
  if (endsOn < startsOn)
    throw ValidationError.at(
      ['input', 'endsOn'],
      `endsOn: the event starts on ${sayDay(startsOn)}; it does not end before.`,
    )
  if (!daysFixed && endsOn < today)
    throw new RuleError('month: it is over; say on which days the event was held.', ['input', 'month'])
}
