import type { WeightedTerm } from '../port.ts'
import { presence } from '../presence.ts'

/** The slots that hold a term, and how much it is at home in each. */
type Posting = { readonly slots: number[]; readonly strengths: number[] }

/** Which slots hold a term. Slots are only added; the dead ones are passed over when reading. */
export class Postings {
  readonly #byTerm = new Map<string, Posting>()
  #slots = 0
  /** Rough scores by slot, of the question that is being answered: true only of slots that it has seen. */
  #scores = new Float64Array()
  /** By slot the last question that saw it. */
  #seenBy = new Float64Array()
  #questions = 0

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

  /** The live slots that hold at least one of the terms, each with a rough score; good until the next question. */
  match(
    terms: readonly WeightedTerm[],
    isLive: (slot: number) => boolean,
  ): { slots: number[]; scores: Float64Array } {
    const { scores, seenBy, question } = this.#begin()
    const slots: number[] = []
    for (const { term, weight } of terms) {
      const posting = this.#byTerm.get(term)
      if (!posting) continue
      const { slots: holding, strengths } = posting
      // Thousands of times for one search: an iterator here would cost more than the sums.
      for (let at = 0; at < holding.length; at++) {
        const slot = holding[at] ?? 0
        const score = weight * (strengths[at] ?? 0)
        if (seenBy[slot] === question) scores[slot] = (scores[slot] ?? 0) + score
        else if (isLive(slot)) {
          seenBy[slot] = question
          slots.push(slot)
          scores[slot] = score
        }
      }
    }
    return { slots, scores }
  }

  /** What is as long as the index is laid out once, and not for each question. */
  #begin() {
    if (this.#scores.length < this.#slots) {
      this.#scores = new Float64Array(this.#slots * 2)
      this.#seenBy = new Float64Array(this.#slots * 2)
    }
    return { scores: this.#scores, seenBy: this.#seenBy, question: ++this.#questions }
  }
}
