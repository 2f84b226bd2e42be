import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { findForChange } from './find-for-change.ts'

/** It goes with its feed. */
export async function deleteSavedSearch(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  await findForChange(doing, id)
  await doing.write([writes.savedSearch.deleteAsRead(id, expectedVersion)])
  return id
}
