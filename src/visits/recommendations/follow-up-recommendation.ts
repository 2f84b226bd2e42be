import type { Doing } from '../../context.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { dayOf, sayDay } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeRecommendation } from './change-recommendation.ts'
import { findForChange } from './find-for-change.ts'
import { followUpRules, mayFollowUp } from './rules.ts'

/** Says how far it has come; what was said before stays on record. */
export async function followUpRecommendation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const today = dayOf(doing.now)
  const { progress, note, asOf: given } = validate(followUpRules, input)
  const asOf = given ?? today
  if (asOf > today)
    throw ValidationError.at(['input', 'asOf'], 'asOf: the day on which it stood so, today or earlier.')
  const before = await findForChange(
    doing,
    id,
    mayFollowUp,
    'Those who made the visit, whoever a recommendation is made to, and the association follow it up.',
  )
  if (before.response === 'REFUSED')
    throw new RuleError('It was refused; it is followed up once another answer says that it is taken up.', [
      'input',
      'id',
    ])
  const [last] = before.followUps
  if (last && asOf < last.asOf)
    throw ValidationError.at(
      ['input', 'asOf'],
      `asOf: it was followed up on ${sayDay(last.asOf)} already; say how it stood on that day or later.`,
    )
  return changeRecommendation(doing, id, expectedVersion, {
    action: 'followUp',
    fromState: before.progress,
    toState: progress,
    data: { progress, followUps: { create: { asOf, progress, note } } },
  })
}
