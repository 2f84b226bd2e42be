/** Who wants to hear of something, such as each statement as it is sent: tests that count, the log. */
export interface Listeners<Told> {
  tell(told: Told): void
  /** Until disposed. */
  add(listener: (told: Told) => void): Disposable
}

export function listeners<Told>(): Listeners<Told> {
  const all = new Set<(told: Told) => void>()
  return {
    tell(told) {
      for (const listener of all) listener(told)
    },
    add(listener) {
      all.add(listener)
      return {
        [Symbol.dispose]: () => {
          all.delete(listener)
        },
      }
    },
  }
}
