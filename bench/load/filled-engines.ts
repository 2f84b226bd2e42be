import { randomBytes } from 'node:crypto'
import type { SearchDocument } from '../../src/search/document.ts'
import { databaseEngine } from '../../src/search/engines/database/database-engine.ts'
import { MemoryIndex } from '../../src/search/engines/embedded/memory-index.ts'
import { openMeilisearchEngine } from '../../src/search/engines/meilisearch/open-meilisearch-engine.ts'
import type { Engine } from '../../src/search/engines/port.ts'
import { commitBatch } from '../../src/search/stored/commit-batch.ts'
import type { PreparedDocument } from '../../src/search/stored/prepared-document.ts'
import { startMeilisearch } from '../../test/search/start-meilisearch.ts'
import { freshDatabase } from '../../test/support/database.ts'

export type Proposes = Pick<Engine, 'propose'>

const BATCH = 1000

/** The embedded engine, which weighs every hit. */
export function fillMemory(documents: readonly SearchDocument[]): Proposes {
  const memory = new MemoryIndex()
  memory.put(documents)
  return { propose: async request => ({ ...memory.propose(request), complete: true }) }
}

/** The database's own index, on a database that goes with `opened`. */
export async function fillDatabase(
  prepared: readonly PreparedDocument[],
  opened: AsyncDisposableStack,
): Promise<Proposes> {
  const database = opened.use(await freshDatabase())
  for (let at = 0; at < prepared.length; at += BATCH) {
    const put = prepared.slice(at, at + BATCH)
    await commitBatch(database.prisma, 'filling', { put, dropped: [], rows: [] })
  }
  return databaseEngine(database)
}

/** An index of its own on the server of MEILI_URL or a program on the PATH; nothing where there is none. */
export async function fillMeilisearch(
  documents: readonly SearchDocument[],
  opened: AsyncDisposableStack,
): Promise<Proposes | undefined> {
  const server = await startMeilisearch()
  if (!server) return undefined
  opened.use(server)
  const prefix = `filled-${randomBytes(4).toString('hex')}`
  const engine = opened.use(await openMeilisearchEngine({ ...server, prefix, patienceMs: 30_000 }))
  const rebuild = await engine.rebuild()
  for (let at = 0; at < documents.length; at += BATCH) await rebuild.put(documents.slice(at, at + BATCH))
  await rebuild.swap()
  return engine
}
