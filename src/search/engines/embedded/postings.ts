import type { WeightedTerm } from '../port.ts'

type Posting = { readonly slots: number[]; readonly counts: number[] }

/** How fast a repeated term stops counting, and how much a long document is held back, in the proposal alone. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.75

/** Which slots hold a term, and how often. Slots are only added; the dead ones are passed over when reading. */
export class Postings {
  readonly #byTerm = new Map<string, Posting>()
  readonly #lengths: number[] = []
  #lengthSum = 0

  add(slot: number, terms: ReadonlyMap<string, number>, length: number): void {
    this.#lengths[slot] = length
    this.#lengthSum += length
    for (const [term, count] of terms) {
      let posting = this.#byTerm.get(term)
      if (!posting) this.#byTerm.set(term, (posting = { slots: [], counts: [] }))
      posting.slots.push(slot)
      posting.counts.push(count)
    }
  }

  /** The live slots that hold at least one of the terms, each with a rough score. */
  match(
    terms: readonly WeightedTerm[],
    isLive: (slot: number) => boolean,
  ): { slots: number[]; scores: Float64Array } {
    const scores = new Float64Array(this.#lengths.length)
    const seen = new Uint8Array(this.#lengths.length)
    const slots: number[] = []
    const average = this.#lengthSum / Math.max(this.#lengths.length, 1) || 1
    for (const { term, weight } of terms) {
      const posting = this.#byTerm.get(term)
      if (!posting) continue
      for (const [at, slot] of posting.slots.entries()) {
        if (!isLive(slot)) continue
        if (seen[slot] === 0) {
          seen[slot] = 1
          slots.push(slot)
        }
        const count = posting.counts[at] ?? 0
        const length = this.#lengths[slot] ?? 0
        const held = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / average)
        scores[slot] = (scores[slot] ?? 0) + (weight * count) / (count + held)
      }
    }
    return { slots, scores }
  }
}
