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

  /** By the numbers of names what is said by the names; those that never came have none. */
  numbered<Value>(named: ReadonlyMap<string, Value>): Map<number, Value> {
    const numbered = new Map<number, Value>()
    for (const [name, value] of named) {
      const number = this.#numbers.get(name)
      if (number !== undefined) numbered.set(number, value)
    }
    return numbered
  }
}
