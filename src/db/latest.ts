/** Keeps what was asked for last, at most so much of it. */
export class Latest<Kept> {
  readonly #most: number
  readonly #kept = new Map<string, Kept>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): Kept | undefined {
    const found = this.#kept.get(key)
    if (found !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, found)
    }
    return found
  }

  set(key: string, value: Kept): void {
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }

  clear(): void {
    this.#kept.clear()
  }
}
