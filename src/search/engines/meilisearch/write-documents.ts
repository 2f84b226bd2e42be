import type { SearchDocument } from '../../document.ts'
import { requireDocuments } from '../require-documents.ts'
import type { Connection } from './connection.ts'
import { storedDocument } from './stored-document.ts'

const BATCH = 1000

export async function putDocuments(
  connection: Connection,
  uid: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  requireDocuments(documents)
  for (let at = 0; at < documents.length; at += BATCH) {
    const batch = documents.slice(at, at + BATCH).map(storedDocument)
    await connection.change(client => client.index(uid).addDocuments(batch))
  }
}

export async function dropDocuments(
  connection: Connection,
  uid: string,
  ids: readonly string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH)
    await connection.change(client => client.index(uid).deleteDocuments(batch))
  }
}
