import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { newId } from '../../db/new-ids.ts'
import { writes } from '../../db/write/writes.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { checkPast } from '../../field/check-past.ts'
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
  const { db, write, now } = doing
  const { activity, isPlanned, doneOn = null, personId = null, note = null } = validate(activityRules, input)
  await findVisit(doing, visitId)
  const activityId = await findActivity(db, activity)
  checkPast('doneOn', doneOn, now)
  if (personId && !(await db.person.findUnique({ where: { id: personId }, select: { id: true } })))
    throw new NotFoundError('There is no such person.', ['input', 'person'])
  const data = { isPlanned: isPlanned ?? true, doneOn, personId, note }
  const key = { visitId, activityId }
  const before = await db.visitActivity.findUnique({ where: { visitId_activityId: key } })
  if (before && input.expectedVersion == null)
    throw new ConflictError(
      'This activity is on record for the visit already; send the version that you had read to change it.',
      before.version,
    )
  const id = before?.id ?? newId()
  await write([
    before
      ? writes.visitActivity.updateAsRead(id, input.expectedVersion ?? 0, data)
      : writes.visitActivity.create({ data: { id, ...key, ...data, createdAt: now } }),
    revision(doing, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'recordActivity',
      toState: activity,
      fields: ['activities'],
    }),
  ])
  return id
}
