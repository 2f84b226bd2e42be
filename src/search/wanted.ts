/** So many bits, of which a question of twenty terms sets twenty. */
const BITS = 4096
const WORDS = BITS / 32

/**
 * What is wanted of some numbers, among many that are not: a table as long as the vocabulary would lie too far away to
 * be asked for each term of hundreds of documents, so a few bits say of most numbers that they are not wanted.
 */
export class Wanted {
  readonly #bits = new Int32Array(WORDS)
  readonly #values: ReadonlyMap<number, number>

  constructor(values: ReadonlyMap<number, number>) {
    this.#values = values
    for (const number of values.keys()) {
      const word = (number >>> 5) % WORDS
      this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (number & 31))
    }
  }

  /** What it is wanted for, or -1. */
  of(number: number): number {
    const bits = this.#bits[(number >>> 5) % WORDS] ?? 0
    return (bits >>> (number & 31)) & 1 ? (this.#values.get(number) ?? -1) : -1
  }
}
