import type { AttributeValue } from './document.ts'

/** What must hold of a document's attributes. An empty `all` is true; an empty `any` or `in` is false. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  /** Equal to one of the values, exactly: "2019" is not 2019, "Public" is not "PUBLIC". */
  | { readonly field: string; readonly in: readonly (string | number)[] }
  /** A number between the two, both included. */
  | { readonly field: string; readonly from?: number; readonly to?: number }

export const everything: Filter = { all: [] }
export const nothing: Filter = { any: [] }

/** Whether the filter lets these attributes through: the meaning that every engine must keep to. */
export function holds(filter: Filter, attributes: Readonly<Record<string, AttributeValue>>): boolean {
  if ('all' in filter) return filter.all.every(part => holds(part, attributes))
  if ('any' in filter) return filter.any.some(part => holds(part, attributes))
  if ('not' in filter) return !holds(filter.not, attributes)
  const value = Object.hasOwn(attributes, filter.field) ? attributes[filter.field] : undefined
  if (value === undefined) return false
  if ('in' in filter) {
    return typeof value === 'object' ? value.some(one => filter.in.includes(one)) : filter.in.includes(value)
  }
  if (typeof value !== 'number') return false
  return value >= (filter.from ?? -Infinity) && value <= (filter.to ?? Infinity)
}

/** The same filter without its empty parts; `true` and `false` where nothing is left to ask. */
export function simplify(filter: Filter): Filter | boolean {
  if ('all' in filter) return simplifyParts(filter.all, true)
  if ('any' in filter) return simplifyParts(filter.any, false)
  if ('not' in filter) {
    const inner = simplify(filter.not)
    return typeof inner === 'boolean' ? !inner : { not: inner }
  }
  if ('in' in filter) return filter.in.length > 0 && filter
  return !Number.isNaN(filter.from) && !Number.isNaN(filter.to) && filter
}

function simplifyParts(parts: readonly Filter[], neutral: boolean): Filter | boolean {
  const left: Filter[] = []
  for (const part of parts) {
    const simple = simplify(part)
    if (simple === !neutral) return !neutral
    if (typeof simple !== 'boolean') left.push(simple)
  }
  if (left.length === 0) return neutral
  if (left.length === 1 && left[0]) return left[0]
  return neutral ? { all: left } : { any: left }
}
