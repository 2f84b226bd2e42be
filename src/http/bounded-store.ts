/** Keeps what was last used: at most so many values, and no more of them than fit in a size. */
export class BoundedStore<Value> {
  readonly #values = new Map<string, Value>()
  readonly #most: { readonly values: number; readonly size: number }
  readonly #sizeOf: (key: string, value: Value) => number
  #size = 0

  constructor(most: { values: number; size: number }, sizeOf: (key: string, value: Value) => number) {
    this.#most = most
    this.#sizeOf = sizeOf
  }

  get size(): number {
    return this.#size
  }

  get count(): number {
    return this.#values.size
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    // Now the last of the Map, whose first is the next to go.
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#drop(key)
    const size = this.#sizeOf(key, value)
    if (size > this.#most.size) return
    this.#values.set(key, value)
    this.#size += size
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most.values && this.#size <= this.#most.size) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const value = this.#values.get(key)
    if (value === undefined) return
    this.#values.delete(key)
    this.#size -= this.#sizeOf(key, value)
  }
}
