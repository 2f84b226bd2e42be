/** Keeps what was asked for last, at most so much of it. */
export class Latest<Kept> {
  readonly #most: number
  readonly #kept = new Map<string, Kept>()
  readonly #onDrop: (dropped: Kept) => void

  constructor(most: number, onDrop: (dropped: Kept) => void = () => {}) {
    this.#most = most
    this.#onDrop = onDrop
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
    const [oldest] = this.#kept
    if (this.#kept.size <= this.#most || !oldest) return
    this.#kept.delete(oldest[0])
    this.#onDrop(oldest[1])
  }

  clear(): void {
    this.#kept.clear()
  }
}
