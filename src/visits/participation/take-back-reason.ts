import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForChange } from './find-for-change.ts'
import { isUndecided, takeBackRules } from './rules.ts'

/** One side no longer states a reason. */
export async function takeBackReason(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(takeBackRules, input)
  const { state, side } = await findForChange(doing, id)
  if (!isUndecided(state))
    throw new RuleError('This was decided or ended; its reasons change no more.', ['input', 'id'])
  return changeParticipation(doing, id, expectedVersion, {
    action: 'takeBackReason',
    fields: [reason],
    also: async tx => {
      const { count } = await tx.statedReason.deleteMany({ where: { participationId: id, reason, side } })
      if (!count) throw new RuleError('reason: your side does not state it.', ['input', 'reason'])
    },
  })
}
