import { RuleError, ValidationError } from '../../errors.ts'
import { lastDayOfMonth, monthOf, sayDay } from '../../field/day.ts'

/** The days of a visit; of one of which only the month is known, those of that month. */
export interface Days {
  readonly startsOn: Date
  readonly endsOn: Date
  readonly daysFixed: boolean
}

export interface GivenDays {
  readonly startsOn?: Date | null
  readonly endsOn?: Date | null
  /** Any day of the month, while nothing nearer is known. */
  readonly month?: Date | null
}

/** The days as they would stand: what is not given stays as it is on record. */
export function visitDays({ startsOn, endsOn, month }: GivenDays, before?: Days): Days {
  if (month) {
    if (startsOn || endsOn)
      throw ValidationError.at(
        ['input', 'month'],
        'month: give the month alone, while the days are not known; else the first and the last day.',
      )
    return { startsOn: monthOf(month), endsOn: lastDayOfMonth(month), daysFixed: false }
  }
  if (before && !startsOn && !endsOn) return before
  const fixed = before?.daysFixed ? before : undefined
  return {
    startsOn: startsOn ?? fixed?.startsOn ?? missing('startsOn', 'first', before),
    endsOn: endsOn ?? fixed?.endsOn ?? missing('endsOn', 'last', before),
    daysFixed: true,
  }
}

function missing(name: 'startsOn' | 'endsOn', which: string, before: Days | undefined): never {
  throw ValidationError.at(
    ['input', name],
    before
      ? `${name}: only the month is on record as yet; say the ${which} day too.`
      : `${name}: say the ${which} day, or the month alone while it is a plan.`,
  )
}

/** That days can be those of this visit: they do not end before they start, and a month alone is still to come. */
export function checkDays({ startsOn, endsOn, daysFixed }: Days, report: unknown, today: Date): void {
  if (endsOn < startsOn)
    throw ValidationError.at(
      ['input', 'endsOn'],
      `endsOn: the visit starts on ${sayDay(startsOn)}; it does not end before.`,
    )
  if (daysFixed) return
  if (endsOn < today)
    throw new RuleError('month: it is over; say on which days the visit was made.', ['input', 'month'])
  if (report) throw new RuleError('report: say first on which days the visit was made.', ['input', 'report'])
}
