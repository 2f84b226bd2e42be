import type { Doing } from '../../context.ts'
import type { Visibility } from '../../db/generated/client/enums.ts'
import { NotFoundError, RuleError } from '../../errors.ts'

export interface ConfirmingLesson {
  id: string
  number: number
  visibility: Visibility
  partnershipId: string
  /** Where it was learned, and where it helped. */
  confirmedIn: readonly string[]
  policyDomains: { id: string }[]
  missionTypes: { id: string }[]
  countries: { code: string }[]
}

/** Lessons that can confirm a practice: published, and learned in a partnership. */
export async function findConfirmingLessons(
  { db }: Pick<Doing, 'db'>,
  ids: readonly string[],
): Promise<ConfirmingLesson[]> {
  const lessons = await db.lesson.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      state: true,
      visibility: true,
      partnershipId: true,
      reuses: {
        where: { outcome: 'HELPED', visit: { cancelledOn: null } },
        select: {
          visit: { select: { partnerships: { select: { id: true } } } },
          invitation: { select: { partnershipId: true } },
        },
      },
      policyDomains: { select: { id: true } },
      missionTypes: { select: { id: true } },
      countries: { select: { code: true } },
    },
  })
  return [...new Set(ids)].map(id => {
    const index = ids.indexOf(id)
    const found = lessons.find(row => row.id === id)
    const path = ['input', 'lessons', index]
    if (!found) throw new NotFoundError('lessons: there is no such lesson.', path)
    const { reuses, ...lesson } = found
    if (lesson.state !== 'PUBLISHED')
      throw new RuleError(`lessons: lesson ${lesson.number} is not published.`, path)
    if (!lesson.partnershipId)
      throw new RuleError(
        `lessons: lesson ${lesson.number} was not learned in a partnership on record.`,
        path,
      )
    const helpedIn = reuses.flatMap(({ visit, invitation }) =>
      invitation ? (invitation.partnershipId ?? []) : visit.partnerships.map(partnership => partnership.id),
    )
    return {
      ...lesson,
      partnershipId: lesson.partnershipId,
      confirmedIn: [lesson.partnershipId, ...helpedIn],
    }
  })
}
