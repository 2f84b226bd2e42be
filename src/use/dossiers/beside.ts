import type { Prisma } from '../../db/generated/client/client.ts'
import { monthOf } from '../../field/day.ts'
import type { Dossier } from './dossier.ts'

/** Near, or to be called: not more than a page holds. */
export const mostBeside = 20

/** Visits there about the time of the meeting, which could be combined with it; months are what everybody may know. */
export const visitsNear = ({ asked: { countries, from, until, now } }: Dossier) =>
  ({
    where: {
      isDraft: false,
      cancelledOn: null,
      month: { gte: monthOf(from, -1), lte: monthOf(until, 1) },
      AND: [{ month: { gte: monthOf(now) } }],
      countries: { some: { code: { in: [...countries] } } },
    },
    orderBy: [{ month: 'asc' }, { id: 'asc' }],
    take: mostBeside,
  }) satisfies Prisma.VisitFindManyArgs

/** Those who agreed to be named: who coordinates for those who know, and who wrote what is to be read. */
export function peopleToCall({ pairs, reading }: Dossier) {
  const knowing = [...new Set(pairs.map(({ knows }) => knows))]
  const lessons = reading.filter(({ kind }) => kind === 'Lesson').map(({ id }) => id)
  return {
    where: {
      consent: 'NAMED',
      OR: [
        { coordinations: { some: { untilOn: null, municipalityId: { in: knowing } } } },
        { user: { lessons: { some: { id: { in: lessons }, anonymous: false } } } },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostBeside,
  } satisfies Prisma.PersonFindManyArgs
}
