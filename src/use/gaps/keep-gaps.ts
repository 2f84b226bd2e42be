import { setTimeout as pause } from 'node:timers/promises'
import type { Searched } from '../../context.ts'
import type { Database } from '../../db/database.ts'
import type { Log } from '../../search/search.ts'
import { eraseOldAskings } from './erase-old-askings.ts'
import { Askings } from './gather-askings.ts'
import { storeAskings } from './store-askings.ts'

export interface Gaps extends AsyncDisposable {
  hear(searched: Searched, asker: string): void
  /** Writes down at once what has settled; with `isEnd` all of it. */
  flush(isEnd?: boolean): Promise<void>
  /** Erases at once what is too old. */
  erase(): Promise<number>
}

const between = 5_000
const anHour = 3_600_000

/**
 * Keeps what was not found: hears of searches without keeping any waiting, writes batches between them, and erases what
 * is too old. What was heard in the last seconds is written when the process ends; when it is killed, that is lost.
 */
export function keepGaps(database: Database, log: Log, clock: () => Date): Gaps {
  const ending = new AbortController()
  const askings = new Askings()
  let failures = 0

  async function flush(isEnd = false): Promise<void> {
    const taken = askings.take(clock().getTime(), isEnd)
    try {
      await storeAskings(database, taken, clock())
      failures = 0
    } catch {
      askings.putBack(taken)
      // Said once. What went wrong may quote a word, so it is not repeated here.
      if (failures++ === 0) log.warn('What was not found waits; it is written down later.')
    }
  }

  const erase = () => eraseOldAskings(database, clock())

  async function run(): Promise<void> {
    for (let erased = -Infinity; !ending.signal.aborted;) {
      await pause(between, undefined, { signal: ending.signal, ref: false }).catch(() => {})
      if (ending.signal.aborted) return
      await flush()
      if (performance.now() - erased < anHour) continue
      erased = performance.now()
      await erase().catch(() =>
        log.warn('What is too old to be kept could not be erased; it is tried again.'),
      )
    }
  }
  const running = run()

  return {
    hear: (searched, asker) => askings.hear(searched, asker, clock().getTime()),
    flush,
    erase,
    async [Symbol.asyncDispose]() {
      ending.abort()
      await running
      await flush(true)
    },
  }
}
