import type { Database } from '../db/database.ts'
import type { Engine } from './engines/port.ts'
import type { SearchStatus } from './search.ts'
import { backlog } from './stored/outbox.ts'
import type { Worker } from './sync/worker.ts'

/** How the index stands: what is in it, and what is still on its way. */
export async function status(
  database: Pick<Database, 'query'>,
  engine?: Engine,
  worker?: Worker,
): Promise<SearchStatus> {
  const [[stored], { rows, seconds }, state] = await Promise.all([
    database.query<{ documents: number }>('select count(*)::int as documents from indexed_document'),
    backlog(database),
    engineState(engine, worker),
  ])
  return { ...state, stored: stored?.documents ?? 0, backlog: rows, lagSeconds: seconds }
}

async function engineState(
  engine?: Engine,
  worker?: Worker,
): Promise<Pick<SearchStatus, 'engine' | 'state' | 'documents' | 'reason'>> {
  if (!engine)
    return { engine: 'embedded', state: 'elsewhere', reason: 'Another process owns the embedded index.' }
  const now = await engine.status()
  return { engine: engine.name, ...now, state: worker?.isRebuilding ? 'rebuilding' : now.state }
}
