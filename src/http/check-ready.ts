import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import { migrationsPending } from '../db/migrate.ts'

export interface Readiness {
  ready: boolean
  /** What stands against it, in words. */
  reasons: string[]
  migrationsPending?: number
  /** Changes that the search index has not taken yet, and for how long the oldest has waited. */
  index?: { backlog: number; lagSeconds: number }
}

const patience = 2_000
/** A long import keeps the index busy for minutes; a lag beyond this means that nobody carries changes to it. */
const longestLag = 600

/** An embedded database that answered so lately is at work, on an import for instance, and not away. */
const longestWork = 120_000
const lastReady = new WeakMap<Database, { at: number; readiness: Readiness }>()

/** Whether this process can answer: the database does, has all migrations, and the index follows it. */
export async function checkReady(database: Database): Promise<Readiness> {
  const late = new AbortController()
  try {
    const readiness = await Promise.race([look(database), tooLate(late.signal)])
    return readiness ?? atWork(database) ?? notInTime
  } catch {
    return { ready: false, reasons: ['The database does not answer.'] }
  } finally {
    late.abort()
  }
}

/** The embedded database takes one thing at a time, and there is no other process that could answer instead of this. */
function atWork(database: Database): Readiness | undefined {
  const last = lastReady.get(database)
  if (database.kind !== 'pglite' || !last || performance.now() - last.at > longestWork) return undefined
  return last.readiness
}

async function look(database: Database): Promise<Readiness> {
  const pending = await migrationsPending(database)
  const index = await readLag(database)
  const reasons: string[] = []
  if (pending !== 0) reasons.push(`${pending} migrations are not applied.`)
  if (index.lagSeconds > longestLag) reasons.push(`The search index is ${index.lagSeconds} seconds behind.`)
  const readiness = { ready: reasons.length === 0, reasons, migrationsPending: pending, index }
  lastReady.set(database, { at: performance.now(), readiness })
  return readiness
}

async function readLag(database: Database): Promise<{ backlog: number; lagSeconds: number }> {
  const [row] = await database.query<{ backlog: number; lag: number }>(
    'select count(*)::int as backlog, coalesce(extract(epoch from now() - min(at)), 0)::int as lag from outbox',
  )
  return { backlog: row?.backlog ?? 0, lagSeconds: row?.lag ?? 0 }
}

const notInTime: Readiness = {
  ready: false,
  reasons: [`The database has not answered in ${patience / 1000} seconds.`],
}

async function tooLate(signal: AbortSignal): Promise<undefined> {
  await wait(patience, undefined, { signal })
}
