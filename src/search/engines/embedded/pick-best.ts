/** The slots with the highest scores: `limit` of them, and all that tie with the last one. Unordered. */
export function pickBest(slots: readonly number[], scores: Float64Array, limit: number): readonly number[] {
  if (slots.length <= limit) return slots
  if (limit <= 0) return []
  const sorted = new Float64Array(slots.length)
  for (let at = 0; at < slots.length; at++) sorted[at] = scores[slots[at] ?? 0] ?? 0
  sorted.sort()
  const lowest = sorted[sorted.length - limit] ?? 0
  return slots.filter(slot => (scores[slot] ?? 0) >= lowest)
}
