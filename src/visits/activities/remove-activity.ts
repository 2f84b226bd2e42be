import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { NotFoundError } from '../../errors.ts'
import { findActivity } from './find-activity.ts'
import { findVisit } from './find-visit.ts'

/** Takes an activity off a visit: planned no more, or recorded by mistake. */
export async function removeActivity(
  doing: Doing,
  visitId: string,
  { activity, expectedVersion }: { activity: string; expectedVersion: number },
): Promise<string> {
  const { db, write } = doing
  await findVisit(doing, visitId)
  const activityId = await findActivity(db, activity)
  const found = await db.visitActivity.findUnique({
    where: { visitId_activityId: { visitId, activityId } },
    select: { id: true },
  })
  if (!found) throw new NotFoundError('This activity is not on record for the visit.', ['input', 'activity'])
  await write([
    writes.visitActivity.deleteAsRead(found.id, expectedVersion),
    revision(doing, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'removeActivity',
      fromState: activity,
      fields: ['activities'],
    }),
  ])
  return visitId
}
