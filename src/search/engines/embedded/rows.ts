import type { Numbered } from '../../numbered.ts'

/** Numbers a page: four megabytes. */
const PAGE = 1 << 20

/**
 * Rows of numbers, one behind the other in pages, each by its place. Rows are only added, and lie where they lie until
 * all are laid anew.
 */
export class Rows {
  readonly #pages: Int32Array[] = []
  #next = 0

  /** Its place, by which it is found again. */
  add(numbers: readonly number[]): number {
    const page = this.#pages.at(-1)
    if (!page || this.#next + numbers.length > page.length) {
      // A document of more than a page has one to itself.
      this.#pages.push(new Int32Array(Math.max(PAGE, numbers.length)))
      this.#next = 0
    }
    const at = this.#next
    this.#pages.at(-1)?.set(numbers, at)
    this.#next += numbers.length
    return (this.#pages.length - 1) * PAGE + at
  }

  at(place: number): Numbered {
    const start = place % PAGE
    return { row: this.#pages[(place - start) / PAGE] ?? new Int32Array(), start }
  }
}
