import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { claimVersion } from '../claim-version.ts'
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
  const { viewer, prisma, now } = doing
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
  await transact(prisma, async tx => {
    await claimVersion(tx.partnership, 'partnership', id, expectedVersion)
    await tx.partnership.update({
      where: { id },
      data: { status: 'ENDED', endedOn: on, endedReason: reason },
    })
    const { status: fromState } = before
    await recordRevision(tx, viewer, now, {
      kind: 'Partnership',
      subjectId: id,
      action: 'end',
      fromState,
      toState: 'ENDED',
      reason,
    })
  })
  return id
}
