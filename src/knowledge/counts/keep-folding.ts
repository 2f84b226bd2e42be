import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../db/database.ts'
import type { Log } from '../../search/search.ts'
import { Alarm } from '../../search/sync/alarm.ts'
import { foldChanges } from './fold-changes.ts'

/** Small, so that a search or a page between two of them does not wait. */
const batch = 200
/** Changes that come together are folded together. */
const gathering = 200
/** A notification can be lost, the list itself is looked at. */
const look = 10_000
const takeOver = 5_000
const rest = 5_000

/**
 * Folds changes into the kept numbers as they come, until it is disposed. Of all processes on one database the holder
 * of a lock does; numbers are exact without it too, and only take longer to read.
 */
export function keepFolding(database: Database, log: Log): AsyncDisposable {
  const ending = new AbortController()
  const alarm = new Alarm()
  const wake = () => alarm.ring()
  const quietly = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: ending.signal }).catch(() => {})
  const running = run()

  async function run(): Promise<void> {
    await using opened = new AsyncDisposableStack()
    let lock: AsyncDisposable | null = null
    let isListening = false
    let failures = 0
    while (!ending.signal.aborted) {
      try {
        if (!isListening) opened.use(await database.listen('kennisband_counts', wake, wake))
        isListening = true
        if (!lock) {
          lock = await database.tryLock('lesson counts')
          if (lock) opened.use(lock)
        }
        const folded = lock ? await foldChanges(database, batch) : 0
        failures = 0
        if (folded < batch) {
          await alarm.sleep(lock ? look : takeOver)
          await quietly(gathering)
        }
      } catch {
        // Said once, not at every try. What went wrong may quote a text, so it is not repeated here.
        if (failures++ === 0) log.warn('Changes in the numbers of lessons wait; they are folded later.')
        await quietly(rest)
      }
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      ending.abort()
      alarm.ring()
      await running
    },
  }
}
