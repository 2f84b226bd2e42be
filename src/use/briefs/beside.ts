import type { Viewer } from '../../access/viewer.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { Memory } from '../../db/read/memory.ts'
import { monthOf } from '../../field/day.ts'
import type { ChosenItem } from './choose.ts'
import type { Plan } from './plan.ts'

// What stands beside the items of a brief. Months are what everybody who is signed in may know of a visit.

const none = { OR: [] }

const isMade = ({ visit }: Plan): Prisma.VisitWhereInput => ({
  isDraft: false,
  cancelledOn: null,
  ...(visit ? { id: { not: visit.id } } : {}),
})

/**
 * In months before its own, and in this month where it is planned for it or for nobody knows when: of the same
 * partnerships; where there is none yet, to the same countries.
 */
export function visitsBefore(plan: Plan, now: Date): Prisma.VisitWhereInput {
  const { partnerships, countries, startsOn = now } = plan
  const isSoon = monthOf(startsOn).getTime() === monthOf(now).getTime()
  const before = { AND: [isMade(plan), { month: { lt: monthOf(startsOn, isSoon ? 1 : 0) } }] }
  if (partnerships.length > 0)
    return { AND: [before, { partnerships: { some: { id: { in: partnerships.map(({ id }) => id) } } } }] }
  return { AND: [before, { countries: { some: { code: { in: [...countries] } } } }] }
}

/** Of others, to the same region at about the same time. */
export function visitsBeside(plan: Plan, now: Date, catalogues: Memory): Prisma.VisitWhereInput {
  const { partnerships, countries, startsOn } = plan
  if (!startsOn || countries.length === 0) return none
  const regions = countries.flatMap(code => catalogues.byCode('Country', code)?.regionCode ?? [])
  return {
    AND: [
      isMade(plan),
      { month: { gte: monthOf(startsOn, -1), lte: monthOf(startsOn, 1) } },
      { month: { gte: monthOf(now) } },
      { countries: { some: { OR: [{ code: { in: [...countries] } }, { regionCode: { in: regions } }] } } },
      { partnerships: { none: { id: { in: partnerships.map(({ id }) => id) } } } },
    ],
  }
}

/** Of other municipalities than the viewer's own: colleagues there he knows. */
export function peopleToCall(
  { partnerships, countries }: Plan,
  items: readonly ChosenItem[],
  viewer: Viewer,
): Prisma.PersonWhereInput {
  const lessons = items.filter(({ kind }) => kind === 'Lesson').map(({ id }) => id)
  const goesThere = {
    members: { some: { municipality: { countryCode: { in: [...countries] }, side: 'SOUTH' as const } } },
  }
  return {
    consent: 'NAMED',
    ...(viewer.municipalityId
      ? { OR: [{ municipalityId: null }, { municipalityId: { not: viewer.municipalityId } }] }
      : {}),
    AND: [
      {
        OR: [
          {
            coordinations: {
              some: { untilOn: null, partnershipId: { in: partnerships.map(({ id }) => id) } },
            },
          },
          {
            coordinations: {
              some: { untilOn: null, partnership: { status: { not: 'ENDED' as const }, ...goesThere } },
            },
          },
          { user: { lessons: { some: { id: { in: lessons }, anonymous: false } } } },
        ],
      },
    ],
  }
}
