import type { Doing } from '../../context.ts'
import { NotFoundError, ValidationError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { changeParticipation } from './change-participation.ts'
import { findForChange } from './find-for-change.ts'
import { contactRules } from './rules.ts'

/** Notes that people spoke with each other: when, with whom, and what they agreed. At any time, by either side. */
export async function noteContact(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { personId = null, jobTitle = null, ...contact } = validate(contactRules, input)
  if (contact.spokenOn > dayOf(doing.now))
    throw ValidationError.at(['input', 'spokenOn'], 'spokenOn: the day on which you spoke, today or earlier.')
  await findForChange(doing, id)
  if (personId && !(await doing.db.person.findUnique({ where: { id: personId }, select: { id: true } })))
    throw new NotFoundError('person: there is no such person.', ['input', 'person'])
  return changeParticipation(doing, id, expectedVersion, {
    action: 'noteContact',
    fields: ['contacts'],
    data: { contacts: { create: { ...contact, personId, jobTitle, createdAt: doing.now } } },
  })
}
