import type { Database } from '../../db/database.ts'
import type { Indexed } from '../engines/port.ts'
import { documentId, type Key } from '../searchable.ts'

/**
 * Whether an index holds what the database's own index holds. It does not when it missed changes, because another
 * process carried them into another file meanwhile, or the database was restored. What waits in the outbox may differ.
 */
export async function agrees(
  { query }: Pick<Database, 'query'>,
  documents: Iterable<Indexed>,
): Promise<boolean> {
  const [stored, waiting] = await Promise.all([
    query<Key & { version: string }>('select kind, id::text, version from indexed_document'),
    query<Key>('select kind, id::text from outbox'),
  ])
  const onTheirWay = new Set(waiting.map(documentId))
  const missing = new Map(stored.map(row => [documentId(row), row.version]))
  for (const id of onTheirWay) missing.delete(id)
  for (const { id, version } of documents) {
    if (onTheirWay.has(id)) continue
    if (missing.get(id) !== version) return false
    missing.delete(id)
  }
  return missing.size === 0
}
