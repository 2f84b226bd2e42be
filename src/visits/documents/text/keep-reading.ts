import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../db/database.ts'
import type { Log } from '../../../search/search.ts'
import { Alarm } from '../../../search/sync/alarm.ts'
import { eraseUnusedFiles } from '../erase-unused-files.ts'
import { readWaitingFile } from './read-waiting-file.ts'

/** A notification can be lost, the files themselves are looked at. */
const look = 10_000
const rest = 5_000
const anHour = 3_600_000

/**
 * Reads the text of files as they come, one after the other, until it is disposed; and erases, now and then, those that
 * belong to nothing. Of all processes on one database the holder of a lock does. One that is killed leaves its file
 * waiting, for the next.
 */
export function keepReading(database: Database, log: Log, clock: () => Date): AsyncDisposable {
  const ending = new AbortController()
  const { signal } = ending
  const alarm = new Alarm()
  const wake = () => alarm.ring()
  const running = run()

  async function run(): Promise<void> {
    await using opened = new AsyncDisposableStack()
    let lock: AsyncDisposable | null = null
    let isListening = false
    let failures = 0
    let erased = -Infinity
    while (!signal.aborted) {
      try {
        if (!isListening) opened.use(await database.listen('kennisband_files', wake, wake))
        isListening = true
        if (!lock) {
          lock = await database.tryLock('document texts')
          if (lock) opened.use(lock)
        }
        if (lock && performance.now() - erased > anHour) {
          erased = performance.now()
          await eraseUnusedFiles(database.prisma, clock())
        }
        const isBusy = lock !== null && (await readWaitingFile(database, signal))
        failures = 0
        if (!isBusy) await alarm.sleep(look)
      } catch {
        if (signal.aborted) return
        // Said once, not at every try. What went wrong may quote a text, so it is not repeated here.
        if (failures++ === 0) log.warn('The texts of documents wait; they are read later.')
        await pause(rest, undefined, { signal }).catch(() => {})
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
