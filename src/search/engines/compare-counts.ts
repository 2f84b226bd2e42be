import type { FacetCount } from './port.ts'

/** Highest count first; equal counts by value, numbers before words, in an order that no locale changes. */
export function compareCounts(a: FacetCount, b: FacetCount): number {
  if (a.count !== b.count) return b.count - a.count
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value
  if (typeof a.value !== typeof b.value) return typeof a.value === 'number' ? -1 : 1
  return a.value < b.value ? -1 : 1
}
