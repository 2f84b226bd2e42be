import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'

interface Change {
  /** The verb, for the revision. */
  readonly action: string
  readonly data: Prisma.PlannedResultUncheckedUpdateInput
  readonly fields?: string[]
  readonly reason?: string
}

/** Writes a change that its verb has checked, and who made it; when somebody changed it meanwhile, nothing. */
export async function changeResult(
  { viewer, prisma, now }: Doing,
  id: string,
  expectedVersion: number,
  { data, ...change }: Change,
): Promise<string> {
  await transact(prisma, async tx => {
    await claimVersion(tx.plannedResult, 'planned result', id, expectedVersion)
    await tx.plannedResult.update({ where: { id }, data, select: { id: true } })
    await recordRevision(tx, viewer, now, { kind: 'PlannedResult', subjectId: id, ...change })
  })
  return id
}
