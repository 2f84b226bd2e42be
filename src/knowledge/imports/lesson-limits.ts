import type { Refusal } from './import-record.ts'

// The longest of the public collections: a title of 296 characters, a lesson of 34,271.
export const TITLE_LIMIT = 300
export const TEXT_LIMIT = 40_000

/** Longer than we keep is refused, never cut: a lesson cut in half says something else. */
export function refuseTooLong(lesson: object): Refusal[] {
  return Object.entries(lesson).flatMap(([field, value]) => {
    const limit = field === 'title' ? TITLE_LIMIT : TEXT_LIMIT
    if (typeof value !== 'string' || value.length <= limit) return []
    return [{ field, reason: `has ${count(value.length)} characters, at most ${count(limit)} are kept` }]
  })
}

const count = (number: number) => number.toLocaleString('en')
