import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { findForChange } from './find-for-change.ts'

/** It goes with its feed. */
export async function deleteSavedSearch(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  await findForChange(doing, id)
  await transact(doing.prisma, async tx => {
    await claimVersion(tx.savedSearch, 'saved search', id, expectedVersion)
    await tx.savedSearch.delete({ where: { id } })
  })
  return id
}
