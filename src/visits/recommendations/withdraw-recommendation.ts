import type { Doing } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { mayKeepVisit } from '../visits/rules.ts'
import { changeRecommendation } from './change-recommendation.ts'
import { findForChange } from './find-for-change.ts'
import { withdrawRules } from './rules.ts'

/** Takes it back, with why; it stays on record, and nobody is waited for any more. */
export async function withdrawRecommendation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(withdrawRules, input)
  await findForChange(
    doing,
    id,
    (viewer, _addressed, travelled) => mayKeepVisit(viewer, travelled),
    'Those who made the visit withdraw its recommendations, and the association.',
  )
  return changeRecommendation(doing, id, expectedVersion, {
    action: 'withdraw',
    toState: 'WITHDRAWN',
    reason,
    data: { withdrawnOn: dayOf(doing.now), withdrawnReason: reason },
  })
}
