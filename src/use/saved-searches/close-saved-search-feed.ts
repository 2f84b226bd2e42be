import type { Doing } from '../../context.ts'
import { findForChange } from './find-for-change.ts'

/** Its address leads nowhere from now on; the search stays. */
export async function closeSavedSearchFeed(doing: Doing, id: string): Promise<string> {
  await findForChange(doing, id)
  await doing.prisma.savedSearch.update({
    where: { id },
    data: { feedHash: null, feedDigest: null, feedChangedAt: null },
  })
  return id
}
