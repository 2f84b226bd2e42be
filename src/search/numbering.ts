/** Names by numbers, in the order in which they came: what is compared again and again is compared as a number. */
export class Numbering {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []

  get size(): number {
    return this.#names.length
  }

  of(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  name(number: number): string {
    return this.#names[number] ?? ''
  }

  /** By the number of a name that is wanted what it is wanted for, and -1 by all others that came so far. */
  table(wanted: ReadonlyMap<string, number>): Int16Array {
    const found = new Int16Array(this.#names.length).fill(-1)
    for (const [name, value] of wanted) {
      const number = this.#numbers.get(name)
      if (number !== undefined) found[number] = value
    }
    return found
  }
}
