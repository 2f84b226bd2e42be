import type { PrismaClient } from '../../db/generated/client/client.ts'

const aDay = 86_400_000

/** Erases files that were sent in a day ago and belong to nothing, and what is left of sendings that broke off. */
export async function eraseUnusedFiles(prisma: PrismaClient, now: Date): Promise<void> {
  const before = new Date(now.getTime() - aDay)
  // A trigger takes the file along.
  await prisma.upload.deleteMany({ where: { createdAt: { lt: before } } })
  await prisma.storedFile.deleteMany({
    where: { createdAt: { lt: before }, documents: { none: {} }, uploads: { none: {} } },
  })
}
