import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { NotFoundError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { findActivity } from './find-activity.ts'
import { findVisit } from './find-visit.ts'

/** Takes an activity off a visit: planned no more, or recorded by mistake. */
export async function removeActivity(
  doing: Doing,
  visitId: string,
  { activity, expectedVersion }: { activity: string; expectedVersion: number },
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  await findVisit(doing, visitId)
  const activityId = await findActivity(db, activity)
  await transact(prisma, async tx => {
    const found = await tx.visitActivity.findUnique({
      where: { visitId_activityId: { visitId, activityId } },
      select: { id: true },
    })
    if (!found)
      throw new NotFoundError('This activity is not on record for the visit.', ['input', 'activity'])
    await claimVersion(tx.visitActivity, 'activity', found.id, expectedVersion)
    await tx.visitActivity.delete({ where: { id: found.id } })
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'removeActivity',
      fromState: activity,
      fields: ['activities'],
    })
  })
  return visitId
}
