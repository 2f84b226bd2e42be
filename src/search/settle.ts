import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import { changesUpTo, latestChange } from './stored/concept-changes.ts'
import { latestSeq, waitingUpTo } from './stored/outbox.ts'

const LOOK_MS = 25
const PATIENCE_MS = 60_000

/** Waits until all that had changed by now is in the index. Fails when for a minute nothing moves. */
export async function settle(database: Pick<Database, 'query'>): Promise<void> {
  // A change of the thesaurus first comes to documents that it touches, which then wait with the others.
  const change = await latestChange(database)
  await none(() => changesUpTo(database, change))
  const latest = await latestSeq(database)
  await none(() => waitingUpTo(database, latest))
}

async function none(count: () => Promise<number>): Promise<void> {
  let fewest = Infinity
  let movedAt = performance.now()
  for (;;) {
    const waiting = await count()
    if (waiting === 0) return
    if (waiting < fewest) movedAt = performance.now()
    fewest = Math.min(fewest, waiting)
    if (performance.now() - movedAt > PATIENCE_MS)
      throw new Error(`The search index is behind: ${waiting} changed rows have been waiting for a minute.`)
    await wait(LOOK_MS)
  }
}
