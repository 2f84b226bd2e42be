import type { WeightedTerm } from '../port.ts'
import { presence } from '../presence.ts'

/** The slots that hold a term, and how much it is at home in each. */
type Posting = { readonly slots: number[]; readonly strengths: number[] }

/** Which slots hold a term. Slots are only added; the dead ones are passed over when reading. */
export class Postings {
  readonly #byTerm = new Map<string, Posting>()
  #slots = 0

  add(slot: number, terms: ReadonlyMap<string, number>, length: number): void {
    this.#slots = Math.max(this.#slots, slot + 1)
    for (const [term, count] of terms) {
      let posting = this.#byTerm.get(term)
      if (!posting) this.#byTerm.set(term, (posting = { slots: [], strengths: [] }))
      posting.slots.push(slot)
      posting.strengths.push(presence(count, length))
    }
  }

  /** The slots, dead ones too, that hold at least one of the terms. */
  holding(terms: readonly string[]): ReadonlySet<number> {
    return new Set(terms.flatMap(term => this.#byTerm.get(term)?.slots ?? []))
  }

  /** The live slots that hold at least one of the terms, each with a rough score. */
  match(
    terms: readonly WeightedTerm[],
    isLive: (slot: number) => boolean,
  ): { slots: number[]; scores: Float64Array } {
    const scores = new Float64Array(this.#slots)
    const seen = new Uint8Array(this.#slots)
    const slots: number[] = []
    for (const { term, weight } of terms) {
      const posting = this.#byTerm.get(term)
      if (!posting) continue
      const { slots: holding, strengths } = posting
      // Thousands of times for one search: an iterator here would cost more than the sums.
      for (let at = 0; at < holding.length; at++) {
        const slot = holding[at] ?? 0
        if (seen[slot] === 0) {
          if (!isLive(slot)) continue
          seen[slot] = 1
          slots.push(slot)
        }
        scores[slot] = (scores[slot] ?? 0) + weight * (strengths[at] ?? 0)
      }
    }
    return { slots, scores }
  }
}
