import { ATTRIBUTE_NAME } from '../../document.ts'
import { simplify } from '../../filter.ts'
import type { Filter } from '../../filter.ts'
import { encodeValue } from './encode.ts'

const GREATEST = Number.MAX_VALUE

/** The filter in Meilisearch's words; `true` or `false` where there is nothing to ask. */
export function filterText(filter: Filter): string | boolean {
  const simple = simplify(filter)
  return typeof simple === 'boolean' ? simple : write(simple)
}

function write(filter: Filter): string {
  if ('all' in filter) return `(${filter.all.map(write).join(' AND ')})`
  if ('any' in filter) return `(${filter.any.map(write).join(' OR ')})`
  if ('not' in filter) return `NOT (${write(filter.not)})`
  if (!ATTRIBUTE_NAME.test(filter.field)) return NEVER
  const field = `facets.${filter.field}`
  if ('in' in filter) {
    const values = filter.in.filter(value => typeof value === 'string' || Number.isFinite(value))
    return values.length > 0 ? `${field} IN [${values.map(quote).join(', ')}]` : NEVER
  }
  const from = bound(filter.from ?? -GREATEST)
  const to = bound(filter.to ?? GREATEST)
  return `(${field} >= ${quote(from)} AND ${field} <= ${quote(to)})`
}

/** True of no document: each has an id. */
const NEVER = 'id NOT EXISTS'

/** No quote or backslash is left to escape: encoding took every sign but letters, digits, `_ . - ~`. */
function quote(value: string | number): string {
  return typeof value === 'string' ? `"${encodeValue(value)}"` : `"${value}"`
}

function bound(value: number): number {
  return Math.max(-GREATEST, Math.min(GREATEST, value))
}
