import type { Doing } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForMove } from './find-for-change.ts'
import { refusalRules } from './rules.ts'
import { storeWeighing, weighWithin } from './weighing/store-weighing.ts'

/** The association does not join, on one of three grounds and in a sentence; it may always do so. */
export async function refuseParticipation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { ground, reason } = validate(refusalRules, input)
  const { state, visitId, municipalityId } = await findForMove(doing, id, 'REFUSED')
  return changeParticipation(doing, id, expectedVersion, {
    action: 'refuse',
    from: state,
    to: 'REFUSED',
    reason,
    data: { decidedOn: dayOf(doing.now), refusalGround: ground, decisionReason: reason },
    also: async tx =>
      storeWeighing(
        tx,
        id,
        await weighWithin(tx, { participationId: id, visitId, municipalityId }),
        doing.now,
      ),
  })
}
