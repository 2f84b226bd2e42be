import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { checkPast } from '../../field/check-past.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { validate } from '../../validate.ts'
import { findActivity } from './find-activity.ts'
import { findVisit } from './find-visit.ts'
import { activityRules } from './rules.ts'

/** Says of one activity whether it is planned for a visit, on which day it was done, and by whom. */
export async function recordActivity(
  doing: Doing,
  visitId: string,
  input: object & { expectedVersion?: number | null },
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const { activity, isPlanned, doneOn = null, personId = null, note = null } = validate(activityRules, input)
  await findVisit(doing, visitId)
  const activityId = await findActivity(db, activity)
  checkPast('doneOn', doneOn, now)
  if (personId && !(await db.person.findUnique({ where: { id: personId }, select: { id: true } })))
    throw new NotFoundError('There is no such person.', ['input', 'person'])
  const data = { isPlanned: isPlanned ?? true, doneOn, personId, note }
  return transact(prisma, async tx => {
    const key = { visitId, activityId }
    const before = await tx.visitActivity.findUnique({ where: { visitId_activityId: key } })
    if (before && input.expectedVersion == null)
      throw new ConflictError(
        'This activity is on record for the visit already; send the version that you had read to change it.',
        before.version,
      )
    if (before) {
      await claimVersion(tx.visitActivity, 'activity', before.id, input.expectedVersion ?? 0)
      await tx.visitActivity.update({ where: { id: before.id }, data })
    }
    const { id } = before ?? (await tx.visitActivity.create({ data: { ...key, ...data, createdAt: now } }))
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'recordActivity',
      toState: activity,
      fields: ['activities'],
    })
    return id
  })
}
