import type { PrismaClient } from '../../db/generated/client/client.ts'

/** Since when a feed says what it says: now, when it says something else than the last time it was read. */
export async function keepFeedDate(
  prisma: PrismaClient,
  saved: { id: string; feedDigest: string | null; feedChangedAt: Date | null },
  digest: string,
  now: Date,
): Promise<Date> {
  if (saved.feedDigest === digest && saved.feedChangedAt) return saved.feedChangedAt
  // HTTP's dates have no fractions: a second change within one second must not look like the first.
  const second = 1000
  const after = saved.feedChangedAt ? saved.feedChangedAt.getTime() + second : 0
  const changedAt = new Date(Math.max(Math.ceil(now.getTime() / second) * second, after))
  await prisma.savedSearch.updateMany({
    where: { id: saved.id },
    data: { feedDigest: digest, feedChangedAt: changedAt },
  })
  return changedAt
}
