import type { Doing } from '../../context.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeResult } from './change-result.ts'
import { findForChange } from './find-for-change.ts'
import { dropRules } from './rules.ts'

/** Says that a result is no longer aimed at, and why; it stays on record with how it was judged. */
export async function dropPlannedResult(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(dropRules, input)
  await findForChange(doing, id)
  return changeResult(doing, id, expectedVersion, {
    action: 'drop',
    reason,
    data: { droppedOn: dayOf(doing.now), droppedReason: reason },
  })
}
