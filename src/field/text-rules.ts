import { z } from 'zod'

/** A text that must be there; `missing` says what to write. */
export const givenText = (name: string, longest: number, missing: string) =>
  z
    .string({ error: `${name}: ${missing}` })
    .trim()
    .min(1, `${name}: ${missing}`)
    .max(longest, `${name}: at most ${longest} characters.`)

/** A text that may be empty: null and blanks empty it, undefined leaves it as it is. */
export const optionalText = (name: string, longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `${name}: at most ${longest} characters.`)
    .transform(text => text || null)
    .nullish()

/** The address of a web page. */
export const webAddress = (name: string) =>
  z
    .instanceof(URL)
    .refine(
      url => /^https?:$/.test(url.protocol),
      `${name}: an address that begins with http:// or https://.`,
    )
    .transform(url => url.href)
    .nullish()

/** The names of the fields that an edit speaks of, for its revision. */
export const givenFields = (edit: object): string[] =>
  Object.entries(edit).flatMap(([name, value]) => (value === undefined ? [] : [name]))
