const dayInMilliseconds = 86_400_000

/** Turns the example world's numbers of days into dates around today: dates without a time at midnight in UTC. */
export function exampleDays(today: Date) {
  const midnight = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate())
  const day = (offset: number) => new Date(midnight + offset * dayInMilliseconds)
  return {
    day,
    dayOrNull: (offset: number | null) => (offset === null ? null : day(offset)),
    /** A moment of that day, in office hours. */
    moment: (offset: number) => new Date(day(offset).getTime() + 9 * 3_600_000),
  }
}

export type ExampleDays = ReturnType<typeof exampleDays>
