import type { Doing } from '../../context.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForMove } from './find-for-change.ts'
import { concludeRules } from './rules.ts'

/** The association says whether it did join; where it did not after all, why. */
export async function concludeParticipation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { wasAccompanied, reason } = validate(concludeRules, input)
  const to = wasAccompanied ? 'ACCOMPANIED' : 'NOT_ACCOMPANIED'
  const { state, visit } = await findForMove(doing, id, to)
  if (wasAccompanied && dayOf(doing.now) < visit.startsOn)
    throw new RuleError('wasAccompanied: the visit is still to be made.', ['input', 'wasAccompanied'])
  if (!wasAccompanied && !reason)
    throw ValidationError.at(['input', 'reason'], 'reason: it was accepted; say why nobody joined.')
  return changeParticipation(doing, id, expectedVersion, {
    action: 'conclude',
    from: state,
    to,
    reason,
    data: { endedOn: dayOf(doing.now), endedReason: reason },
  })
}
