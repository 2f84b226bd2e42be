import type { Doing } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { moveEvent } from './move-event.ts'
import { cancelRules } from './rules.ts'

/** Says that an event is not held, or not to its end, and why; it stays on record. */
export function cancelEvent(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(cancelRules, input)
  return moveEvent(doing, id, expectedVersion, {
    ...{ action: 'cancel', to: 'CANCELLED', reason },
    data: { cancelledOn: dayOf(doing.now), cancelledReason: reason },
  })
}
