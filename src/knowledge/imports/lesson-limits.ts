import type { Refusal } from './import-record.ts'

// Sources are wordier than people are allowed to be; a text must still fit into a cell of a spreadsheet.
const longestTitle = 300
const longestText = 32_000

/** Longer than we keep is refused, never cut: a lesson cut in half says something else. */
export function refuseTooLong(lesson: object): Refusal[] {
  return Object.entries(lesson).flatMap(([field, value]) => {
    const limit = field === 'title' ? longestTitle : longestText
    if (typeof value !== 'string' || value.length <= limit) return []
    return [{ field, reason: `has ${count(value.length)} characters, at most ${count(limit)} are kept` }]
  })
}

const count = (number: number) => number.toLocaleString('en')
