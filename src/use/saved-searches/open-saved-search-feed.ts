import type { Doing } from '../../context.ts'
import { feedPath, hashFeedSecret, makeFeedSecret } from './feed-secret.ts'
import { findForChange } from './find-for-change.ts'

/** Gives the search a feed at a new address, which is told this once; one that it had is no longer there. */
export async function openSavedSearchFeed(doing: Doing, id: string): Promise<{ id: string; url: string }> {
  await findForChange(doing, id)
  const secret = makeFeedSecret()
  await doing.prisma.savedSearch.update({
    where: { id },
    data: { feedHash: hashFeedSecret(secret), feedDigest: null, feedChangedAt: null },
  })
  return { id, url: feedPath(secret) }
}
