import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { dayOf, sayDay } from '../day.ts'
import { findForChange } from './find-for-change.ts'
import { endRules } from './rules.ts'

/** Ends a partnership, with the day and the reason. Its visits and lessons stay. */
export async function endPartnership(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { write, now } = doing
  const { on, reason } = validate(endRules, input)
  const before = await findForChange(doing, id, ['input', 'id'])
  if (before.status === 'ENDED') throw new RuleError('This partnership has ended already.')
  if (on > dayOf(now))
    throw ValidationError.at(['input', 'on'], 'on: a partnership is ended on the day itself or later.')
  if (before.startedOn && on < before.startedOn) {
    throw ValidationError.at(
      ['input', 'on'],
      `on: it started on ${sayDay(before.startedOn)}; it cannot end before.`,
    )
  }
  await write([
    writes.partnership.updateAsRead(id, expectedVersion, {
      status: 'ENDED',
      endedOn: on,
      endedReason: reason,
    }),
    revision(doing, {
      kind: 'Partnership',
      subjectId: id,
      action: 'end',
      fromState: before.status,
      toState: 'ENDED',
      reason,
    }),
  ])
  return id
}
