/** The slots with the highest scores, and those level with the last of them, of which not all may have a place. */
export interface Best {
  readonly sure: readonly number[]
  readonly level: readonly number[]
}

export function pickBest(slots: readonly number[], scores: Float64Array, limit: number): Best {
  if (slots.length <= limit) return { sure: slots, level: [] }
  if (limit <= 0) return { sure: [], level: [] }
  const sorted = new Float64Array(slots.length)
  for (let at = 0; at < slots.length; at++) sorted[at] = scores[slots[at] ?? 0] ?? 0
  sorted.sort()
  const lowest = sorted[sorted.length - limit] ?? 0
  const sure: number[] = []
  const level: number[] = []
  for (const slot of slots) {
    const score = scores[slot] ?? 0
    if (score > lowest) sure.push(slot)
    else if (score === lowest) level.push(slot)
  }
  return { sure, level }
}
