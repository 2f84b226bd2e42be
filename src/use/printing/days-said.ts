import { monthOf } from '../../field/day.ts'
import type { Language } from '../../language/language.ts'
import { say } from '../../language/messages/say.ts'

export const monthSaid = (day: Date, language: Language): string => say(language, 'briefs.month', { day })

interface Period {
  readonly month: Date
  readonly startsOn: Date | null
  readonly endsOn: Date | null
}

/** The days of a visit, or its month while that alone is known, or alone may be. */
export function periodSaid({ month, startsOn, endsOn }: Period, language: Language): string {
  if (!startsOn || !endsOn) return monthSaid(month, language)
  if (startsOn.getTime() === endsOn.getTime()) return say(language, 'briefs.day', { day: startsOn })
  const isOneMonth = monthOf(startsOn).getTime() === monthOf(endsOn).getTime()
  return say(language, isOneMonth ? 'briefs.daysOfMonth' : 'briefs.days', { from: startsOn, until: endsOn })
}
