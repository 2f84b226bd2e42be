/** Who wants to see each statement as it is sent: tests that count, the log at debug level. */
export function statementListeners() {
  const listeners = new Set<(sql: string) => void>()
  return {
    tell(sql: string): void {
      for (const listener of listeners) listener(sql)
    },
    add(listener: (sql: string) => void): Disposable {
      listeners.add(listener)
      return {
        [Symbol.dispose]: () => {
          listeners.delete(listener)
        },
      }
    },
  }
}
