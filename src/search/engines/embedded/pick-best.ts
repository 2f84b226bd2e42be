/** The slots with the highest scores: `limit` of them, and all that tie with the last one. Unordered. */
export function pickBest(slots: readonly number[], scores: Float64Array, limit: number): readonly number[] {
  if (slots.length <= limit) return slots
  if (limit <= 0) return []
  const sorted = Float64Array.from(slots, slot => scores[slot] ?? 0).sort()
  const lowest = sorted[sorted.length - limit] ?? 0
  return slots.filter(slot => (scores[slot] ?? 0) >= lowest)
}
