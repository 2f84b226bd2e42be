import { ValidationError } from '../errors.ts'

export interface PageArguments {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
}

export const defaultPage = 20
export const largestPage = 100

/** Refuses what has no clear meaning or is too much; a silent cut would look like the end of the list. */
export function checkPageArguments({ first, last, after, before }: PageArguments): void {
  for (const [name, value] of Object.entries({ first, last })) {
    if (value == null) continue
    if (value < 0 || value > largestPage) {
      throw ValidationError.at(
        [name],
        `${name}: ${value} is out of range; a page holds 0 to ${largestPage} rows.`,
      )
    }
  }
  if (first != null && last != null)
    throw ValidationError.at(['last'], 'last: give either first or last, not both.')
  if (after != null && before != null)
    throw ValidationError.at(['before'], 'before: give either after or before, not both.')
}

/** As many things by their ids as a page holds. */
export function checkIds(ids: readonly unknown[] | null | undefined): void {
  if (ids && ids.length > largestPage)
    throw ValidationError.at(
      ['ids'],
      `ids: ${ids.length} are too many; ask for at most ${largestPage} at a time.`,
    )
}
