/** What a source says of how something went, where it said another word of it before. */
export const saysOtherwise = (now: string | null, before: string | null, whoBefore = 'that'): string =>
  `says ${quoted(now)} where ${whoBefore} said ${quoted(before)}`

const quoted = (word: string | null): string => (word === null ? 'nothing' : `'${word}'`)
