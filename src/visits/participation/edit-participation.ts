import type { Doing } from '../../context.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { checkAsked } from './check-asked.ts'
import { findForChange } from './find-for-change.ts'
import { editRules, isUndecided } from './rules.ts'

/** Changes what is asked of the staff member, when and why, or whom to call: either side, until it is decided. */
export async function editParticipation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const edit = validate(editRules, input)
  const before = await findForChange(doing, id)
  if (!isUndecided(before.state))
    throw new RuleError('This was decided or ended; it changes no more.', ['input', 'id'])
  const { periodFrom, periodUntil } = {
    periodFrom: edit.periodFrom ?? before.periodFrom,
    periodUntil: edit.periodUntil ?? before.periodUntil,
  }
  if (periodUntil < periodFrom)
    throw ValidationError.at(
      ['input', 'periodUntil'],
      'periodUntil: the period does not end before it begins.',
    )
  const set = await checkAsked(doing.db, edit)
  return changeParticipation(doing, id, expectedVersion, {
    action: 'edit',
    fields: givenFields(edit),
    data: {
      periodFrom,
      periodUntil,
      why: edit.why ?? undefined,
      activities: set && { set },
      staffMember: edit.staffMemberId ? { connect: { id: edit.staffMemberId } } : undefined,
    },
  })
}
