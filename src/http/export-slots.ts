/** How many files may be made at a time, so that readers go first. */
export interface Slots {
  /** Null when this asker has one under way, or all are taken. */
  take(asker: string): Disposable | null
}

/** `most` at a time in this process, and one for each asker; all who are not signed in are one. */
export function exportSlots(most: number): Slots {
  const taken = new Set<string>()
  return {
    take(asker) {
      if (taken.size >= most || taken.has(asker)) return null
      taken.add(asker)
      return { [Symbol.dispose]: () => void taken.delete(asker) }
    },
  }
}
