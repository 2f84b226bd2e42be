/** The day of a moment, as dates without a time are kept: midnight in UTC. */
export const dayOf = (moment: Date): Date => new Date(moment.toISOString().slice(0, 10))

/** The first day of a month: that of a day, or so many later. */
export const monthOf = (day: Date, later = 0): Date =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + later, 1))

export const lastDayOfMonth = (day: Date): Date =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0))

/** As a filter on days: those of a year. */
export const inYear = (year: number): { gte: Date; lt: Date } => ({
  gte: firstDay(year),
  lt: firstDay(year + 1),
})

const firstDay = (year: number): Date => new Date(Date.UTC(year, 0, 1))

/** The same day a year earlier; of 29 February the first of March. */
export const yearBefore = (day: Date): Date =>
  new Date(Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), day.getUTCDate()))

export const dayBefore = (day: Date): Date => new Date(day.getTime() - 86_400_000)

/** A day as messages say it: 2026-11-23. */
export const sayDay = (day: Date): string => day.toISOString().slice(0, 10)
