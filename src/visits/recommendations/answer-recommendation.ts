import type { Doing } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeRecommendation } from './change-recommendation.ts'
import { findForChange } from './find-for-change.ts'
import { answerRules, mayAnswer } from './rules.ts'

/** Says whether it is taken up: wholly, in part, or not; a later answer replaces an earlier one. */
export async function answerRecommendation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { response, reason } = validate(answerRules, input)
  const { progress } = await findForChange(
    doing,
    id,
    mayAnswer,
    'Whoever a recommendation is made to answers it, or the association for them.',
  )
  if (response === 'REFUSED' && progress !== 'NOT_BEGUN')
    throw new RuleError(
      'response: something was done about it already; follow it up as GIVEN_UP, or say PARTLY and why.',
      ['input', 'response'],
    )
  return changeRecommendation(doing, id, expectedVersion, {
    action: 'answer',
    toState: response,
    reason,
    data: { response, responseReason: reason ?? null, respondedOn: dayOf(doing.now) },
  })
}
