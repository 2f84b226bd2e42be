import type { Transaction } from '../../db/transact.ts'
import { ConflictError } from '../../errors.ts'

/** Begins the record of a visit, or takes it from the version that its editor had read to the next. */
export async function claimVersion(
  tx: Transaction,
  visitId: string,
  expectedVersion: number | null | undefined,
  now: Date,
): Promise<void> {
  if (expectedVersion == null) {
    const { count } = await tx.identification.createMany({
      data: { visitId, createdAt: now },
      skipDuplicates: true,
    })
    if (count) return
  } else {
    const { count } = await tx.identification.updateMany({
      where: { visitId, version: expectedVersion },
      data: { version: { increment: 1 } },
    })
    if (count) return
  }
  const found = await tx.identification.findUnique({ where: { visitId }, select: { version: true } })
  throw new ConflictError(
    expectedVersion == null
      ? 'An identification is on record for the visit already; send the version that you had read to change it.'
      : 'Somebody changed this identification meanwhile; read it again and merge.',
    found?.version ?? 0,
  )
}
