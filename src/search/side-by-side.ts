import { orderOf } from './numbered.ts'
import type { FieldTerms } from './terms.ts'
import type { Wanted } from './wanted.ts'

/** Which terms stand behind which others. */
export interface Followers {
  /** By the number of a term its place in `pairs`. */
  readonly firsts: Wanted
  /** By the number of the term behind it which pair the two are. */
  readonly pairs: readonly ReadonlyMap<number, number>[]
}

/** Calls for each two words of a field that stand side by side, the one that follows behind the other. */
export function countSideBySide(
  field: FieldTerms,
  /** The terms of its counts. */
  terms: Int32Array,
  { firsts, pairs }: Followers,
  count: (pair: number) => void,
): void {
  if (!holdsOne(terms, firsts)) return
  let next: ReadonlyMap<number, number> | undefined
  for (const place of orderOf(field)) {
    const number = terms[place] ?? 0
    const pair = next?.get(number)
    if (pair !== undefined) count(pair)
    const first = firsts.of(number)
    next = first < 0 ? undefined : pairs[first]
  }
}

function holdsOne(terms: Int32Array, firsts: Wanted): boolean {
  for (let at = 0; at < terms.length; at++) if (firsts.of(terms[at] ?? 0) >= 0) return true
  return false
}
