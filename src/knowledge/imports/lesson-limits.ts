import type { Refusal } from './import-record.ts'

// What the database holds too (lesson_sizes).
export const TITLE_LIMIT = 200
export const TEXT_LIMIT = 20_000

/** Longer than we keep is refused, never cut: a lesson cut in half says something else. */
export function refuseTooLong(lesson: object): Refusal[] {
  return Object.entries(lesson).flatMap(([field, value]) => {
    const limit = field === 'title' ? TITLE_LIMIT : TEXT_LIMIT
    if (typeof value !== 'string' || value.length <= limit) return []
    return [{ field, reason: `has ${count(value.length)} characters, at most ${count(limit)} are kept` }]
  })
}

const count = (number: number) => number.toLocaleString('en')
