import type { Doing } from '../../context.ts'
import { ValidationError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForMove } from './find-for-change.ts'
import { reasonRules } from './rules.ts'
import { storeWeighing, weighWithin } from './weighing/store-weighing.ts'

/** The association joins; what it was weighed with stays on record, and when that speaks against it, the reason. */
export async function acceptParticipation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(reasonRules, input)
  const { state, visitId, municipalityId } = await findForMove(doing, id, 'ACCEPTED')
  return changeParticipation(doing, id, expectedVersion, {
    action: 'accept',
    from: state,
    to: 'ACCEPTED',
    reason,
    data: { decidedOn: dayOf(doing.now), decisionReason: reason },
    also: async tx => {
      const weighed = await weighWithin(tx, { participationId: id, visitId, municipalityId })
      if (weighed.advice === 'DO_NOT_JOIN' && !reason)
        throw ValidationError.at(
          ['input', 'reason'],
          `reason: the weighing speaks against joining (${weighed.reasons.length} of ${weighed.required} reasons); say why you go along.`,
        )
      await storeWeighing(tx, id, weighed, doing.now)
    },
  })
}
