/** The day of a moment, as dates without a time are kept: midnight in UTC. */
export const dayOf = (moment: Date): Date => new Date(moment.toISOString().slice(0, 10))

export const monthOf = (day: Date): Date => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1))

export const lastDayOfMonth = (day: Date): Date =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0))

export const dayBefore = (day: Date): Date => new Date(day.getTime() - 86_400_000)

/** A day as messages say it: 2026-11-23. */
export const sayDay = (day: Date): string => day.toISOString().slice(0, 10)
