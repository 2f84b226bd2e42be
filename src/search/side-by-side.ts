import type { FieldTerms } from './terms.ts'
import { entriesOf, orderOf } from './terms.ts'

/** How often two terms stand side by side in a field, the one that `follows` behind the other. */
export function countSideBySide(
  field: FieldTerms,
  follows: ReadonlyMap<string, ReadonlyMap<string, number>>,
  count: (pair: number) => void,
): void {
  const order = orderOf(field)
  if (order.length < 2) return
  const { terms } = entriesOf(field)
  let next: ReadonlyMap<string, number> | undefined
  for (const place of order) {
    const term = terms[place] ?? ''
    const pair = next?.get(term)
    if (pair !== undefined) count(pair)
    next = follows.get(term)
  }
}
