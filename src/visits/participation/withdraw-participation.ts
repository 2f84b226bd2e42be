import type { Doing } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForMove } from './find-for-change.ts'
import { reasonRules } from './rules.ts'

/** The municipality takes it back, at any time before the visit was made. */
export async function withdrawParticipation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(reasonRules, input)
  const { state } = await findForMove(doing, id, 'WITHDRAWN')
  return changeParticipation(doing, id, expectedVersion, {
    action: 'withdraw',
    from: state,
    to: 'WITHDRAWN',
    reason,
    data: { endedOn: dayOf(doing.now), endedReason: reason },
  })
}
