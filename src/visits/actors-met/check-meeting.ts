import type { Doing } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { checkPast } from '../../field/check-past.ts'

interface Meeting {
  personId?: string | null
  metOn?: Date | null
}

/** That nobody was met on a day to come, and that whoever is named is on record for the viewer. */
export async function checkMeeting({ db, now }: Doing, { personId, metOn }: Meeting): Promise<void> {
  checkPast('metOn', metOn, now)
  if (personId && !(await db.person.findUnique({ where: { id: personId }, select: { id: true } })))
    throw new NotFoundError('There is no such person.', ['input', 'person'])
}
