import { fold } from './analysis/fold.ts'
import { editsBetween } from './edits-between.ts'

export type Near = { readonly word: string; readonly edits: number }

/** Words as somebody wrote them, to find the one that was meant or begun. Who types no accents need not mean them. */
export class WrittenWords {
  /** By first letter and length, so that few are looked at. */
  readonly #shelves = new Map<string, Map<string, string[]>>()
  #longest = 0

  add(word: string): void {
    const folded = fold(word)
    const key = shelf(folded, folded.length)
    const words = this.#shelves.get(key) ?? new Map<string, string[]>()
    this.#shelves.set(key, words)
    const spellings = words.get(folded)
    if (!spellings) words.set(folded, [word])
    else if (!spellings.includes(word)) spellings.push(word)
    this.#longest = Math.max(this.#longest, folded.length)
  }

  *all(): Generator<string> {
    for (const words of this.#shelves.values()) for (const spellings of words.values()) yield* spellings
  }

  has(word: string): boolean {
    const folded = fold(word)
    return this.#shelves.get(shelf(folded, folded.length))?.get(folded)?.includes(word) ?? false
  }

  /** Words with the same first letter that at most so many edits lead to. */
  *near(word: string, mostEdits: number): Generator<Near> {
    const folded = fold(word)
    for (let length = folded.length - mostEdits; length <= folded.length + mostEdits; length++) {
      for (const [other, spellings] of this.#shelves.get(shelf(folded, length)) ?? []) {
        if (editsBetween(folded, other, mostEdits) > mostEdits) continue
        for (const spelling of spellings) {
          const edits = editsBetween(word, word === folded ? other : spelling, mostEdits)
          if (edits <= mostEdits) yield { word: spelling, edits }
        }
      }
    }
  }

  /** Longer words that begin so. */
  *beginningWith(beginning: string): Generator<string> {
    const folded = fold(beginning)
    for (let length = folded.length + 1; length <= this.#longest; length++) {
      for (const [other, spellings] of this.#shelves.get(shelf(folded, length)) ?? [])
        if (other.startsWith(folded)) yield* spellings
    }
  }
}

const shelf = (folded: string, length: number): string => `${folded.slice(0, 1)}${length}`
