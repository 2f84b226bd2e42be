import type { Doing } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForMove } from './find-for-change.ts'
import { reasonRules } from './rules.ts'

/** The municipality does not want it; where the association had advised it, it says why. */
export async function declineParticipation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(reasonRules, input)
  const { state, begunBy } = await findForMove(doing, id, 'NOT_WANTED')
  if (begunBy === 'ASSOCIATION' && !reason)
    throw ValidationError.at(
      ['input', 'reason'],
      'reason: the association advised it; say why you go without.',
    )
  return changeParticipation(doing, id, expectedVersion, {
    action: 'decline',
    from: state,
    to: 'NOT_WANTED',
    reason,
    data: { endedOn: dayOf(doing.now), endedReason: reason },
  })
}
