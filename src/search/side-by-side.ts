import { orderOf } from './numbered-field.ts'
import type { NumberedField } from './numbered-field.ts'

/** Which terms stand behind which others. */
export interface Followers {
  /** By the number of a term its place in `pairs`, or -1. */
  readonly firsts: Int16Array
  /** By the number of the term behind it which pair the two are. */
  readonly pairs: readonly ReadonlyMap<number, number>[]
}

/** Calls for each two words of a field that stand side by side, the one that follows behind the other. */
export function countSideBySide(
  { field, entries }: NumberedField,
  { firsts, pairs }: Followers,
  count: (pair: number) => void,
): void {
  if (!holdsOne(entries, firsts)) return
  let next: ReadonlyMap<number, number> | undefined
  for (const place of orderOf(field)) {
    const number = entries[2 * place] ?? 0
    const pair = next?.get(number)
    if (pair !== undefined) count(pair)
    const first = firsts[number] ?? -1
    next = first < 0 ? undefined : pairs[first]
  }
}

function holdsOne(entries: Int32Array, firsts: Int16Array): boolean {
  for (let at = 0; at < entries.length; at += 2) if ((firsts[entries[at] ?? 0] ?? -1) >= 0) return true
  return false
}
