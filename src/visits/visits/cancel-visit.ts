import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { cancelRules } from './rules.ts'
import { visitStatus } from './visit-status.ts'

/** Says that a planned visit is not made, and why; it stays on record. */
export async function cancelVisit(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { write, now } = doing
  const { reason } = validate(cancelRules, input)
  const visit = await findForChange(doing, id, ['input', 'id'])
  const status = visitStatus(visit, dayOf(now))
  if (status === 'CANCELLED') throw new RuleError('This visit was cancelled already.', ['input', 'id'])
  if (status === 'REPORTED' || status === 'CLOSED')
    throw new RuleError('This visit was made and reported; what was made is not cancelled.', ['input', 'id'])
  await write([
    writes.visit.updateAsRead(id, expectedVersion, { cancelledOn: dayOf(now), cancelledReason: reason }),
    revision(doing, {
      kind: 'Visit',
      subjectId: id,
      action: 'cancel',
      fromState: status,
      toState: 'CANCELLED',
      reason,
    }),
  ])
  return id
}
