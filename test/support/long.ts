/** KENNISBAND_LONG=1 (`npm run test:long`): the same tests, with more of what costs time. */
export const long = process.env.KENNISBAND_LONG === '1'

/** How often a process is killed in mid-write. */
export const kills = long ? 50 : 4

/** How many cases a generator makes up. */
export const generatedCases = long ? 10_000 : 500
