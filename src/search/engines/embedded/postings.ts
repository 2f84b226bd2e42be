import type { WeightedTerm } from '../port.ts'
import { presence } from '../presence.ts'

type Posting = { readonly slots: number[]; readonly counts: number[] }

/** Which slots hold a term, and how often. Slots are only added; the dead ones are passed over when reading. */
export class Postings {
  readonly #byTerm = new Map<string, Posting>()
  readonly #lengths: number[] = []

  add(slot: number, terms: ReadonlyMap<string, number>, length: number): void {
    this.#lengths[slot] = length
    for (const [term, count] of terms) {
      let posting = this.#byTerm.get(term)
      if (!posting) this.#byTerm.set(term, (posting = { slots: [], counts: [] }))
      posting.slots.push(slot)
      posting.counts.push(count)
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
    const scores = new Float64Array(this.#lengths.length)
    const seen = new Uint8Array(this.#lengths.length)
    const slots: number[] = []
    for (const { term, weight } of terms) {
      const posting = this.#byTerm.get(term)
      if (!posting) continue
      for (const [at, slot] of posting.slots.entries()) {
        if (!isLive(slot)) continue
        if (seen[slot] === 0) {
          seen[slot] = 1
          slots.push(slot)
        }
        scores[slot] =
          (scores[slot] ?? 0) + weight * presence(posting.counts[at] ?? 0, this.#lengths[slot] ?? 0)
      }
    }
    return { slots, scores }
  }
}
