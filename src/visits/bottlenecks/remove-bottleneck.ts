import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { findForChange } from './find-for-change.ts'

/** Takes off a visit what was noted by mistake. */
export async function removeBottleneck(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const { viewer, prisma, now } = doing
  const { visitId } = await findForChange(doing, id)
  await transact(prisma, async tx => {
    await claimVersion(tx.bottleneck, 'bottleneck', id, expectedVersion)
    await tx.bottleneck.delete({ where: { id } })
    await recordRevision(tx, viewer, now, { kind: 'Bottleneck', subjectId: id, action: 'remove' })
  })
  return visitId
}
