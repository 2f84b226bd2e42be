import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError, ValidationError } from '../../errors.ts'

interface Asked {
  readonly staffMemberId?: string | null
  readonly activities?: readonly string[] | null
}

/** Checks whom to call and what is asked of the staff member; gives the activities' ids. */
export async function checkAsked(db: Doing['db'], asked: Asked): Promise<{ id: string }[] | undefined> {
  if (asked.staffMemberId) await checkStaffMember(db, asked.staffMemberId)
  if (!asked.activities) return undefined
  const memory = await db.$memory.exact()
  return [...new Set(asked.activities)].map((code, i) => {
    const found = memory.byCode('Activity', code)
    if (found) return { id: found.id }
    throw ValidationError.at(
      ['input', 'activities', i],
      `activities: "${code.slice(0, 100)}" is none of the catalogue; take its code from activities, such as field-visits.`,
    )
  })
}

async function checkStaffMember(db: Doing['db'], id: string): Promise<void> {
  const path = ['input', 'staffMember']
  const person = await db.person.findUnique({
    where: { id },
    select: { municipalityId: true, telephone: true },
  })
  if (!person) throw new NotFoundError('staffMember: there is no such person.', path)
  if (person.municipalityId || !person.telephone)
    throw new RuleError(
      'staffMember: whom to call is somebody of the association with a telephone; take one from associationStaff.',
      path,
    )
}
