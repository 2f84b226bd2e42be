import type { Level, Outcome } from '../../db/generated/client/enums.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { isSignedIn, type Viewer } from '../../access/viewer.ts'
import { whereOriginShows } from '../../access/visible-knowledge.ts'
import type { Context } from '../../context.ts'
import { dayOf, inYear, monthOf, yearBefore } from '../../field/day.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { catalogueConditions, type CatalogueFilter, type Some } from '../catalogue-filter.ts'

export interface LessonFilter extends CatalogueFilter {
  collections?: Some<string>
  outcomes?: Some<Outcome>
  levels?: Some<Level>
  years?: Some<number>
  programmes?: Some<string>
  municipalities?: Some<{ id: string }>
  reviewers?: Some<{ id: string }>
  freshness?: Some<Freshness>
  visitFrom?: Date | null
  visitUntil?: Date | null
  isUsed?: boolean | null
  isProven?: boolean | null
  isReviewDue?: boolean | null
  waitsForPromotion?: boolean | null
}

/** Whether what a lesson says was looked at in time. */
export const freshnesses = ['CURRENT', 'DUE', 'STALE', 'UNDATED'] as const
export type Freshness = (typeof freshnesses)[number]

/** The lessons that pass every part of a filter; within one part, one of its values is enough. */
export async function lessonFilter(
  { db, viewer, now }: Pick<Context, 'db' | 'viewer' | 'now'>,
  filter: LessonFilter | null | undefined,
): Promise<Prisma.LessonWhereInput> {
  if (!filter) return {}
  await checkCodes(db, filter, ['filter'])
  const { collections, outcomes, levels, years, visitFrom, visitUntil, isUsed } = filter
  const { programmes, municipalities, reviewers, freshness } = filter
  return {
    AND: [
      ...catalogueConditions(filter),
      collections ? { collection: { code: { in: [...collections] } } } : {},
      outcomes ? { outcome: { in: [...outcomes] } } : {},
      levels ? { level: { in: [...levels] } } : {},
      years ? { OR: years.map(year => ({ experiencedOn: inYear(year) })) } : {},
      programmes ? { AND: [whereOriginShows(viewer), supportedBy(programmes)] } : {},
      municipalities ? { AND: [whereOriginShows(viewer), { municipalityId: among(municipalities) }] } : {},
      reviewers ? { reviews: { some: { user: { personId: among(reviewers) } } } } : {},
      freshness ? { OR: freshness.map(each => isAsFresh(each, dayOf(now))) } : {},
      visitFrom || visitUntil ? learnedOnVisit(viewer, visitFrom, visitUntil) : {},
      isOrNot(isUsed, ...asTold(viewer, { usedInVisits: { gt: 0 } }, { usedInVisits: 0 })),
      isOrNot(filter.isProven, ...asTold(viewer, { helpedElsewhere: { gt: 0 } }, { helpedElsewhere: 0 })),
      isOrNot(filter.isReviewDue, { reviewOn: { lte: dayOf(now) } }, isReviewLater(now)),
      isOrNot(filter.waitsForPromotion, ...asTold(viewer, waits, { NOT: waits })),
    ],
  }
}

/** By months, as everybody who is signed in may know a visit's month and not everybody its days. */
function learnedOnVisit(viewer: Viewer, from?: Date | null, until?: Date | null): Prisma.LessonWhereInput {
  // Visits are not there for a visitor, nor is what hangs under them.
  if (!isSignedIn(viewer)) return { OR: [] }
  const month = { ...(from ? { gte: monthOf(from) } : {}), ...(until ? { lte: monthOf(until) } : {}) }
  return { AND: [whereOriginShows(viewer), { visit: { month } }] }
}

const isOrNot = (
  asked: boolean | null | undefined,
  is: Prisma.LessonWhereInput,
  isNot: Prisma.LessonWhereInput,
) => (asked == null ? {} : asked ? is : isNot)

export const uses = ['NEVER_USED', 'USED', 'PROVEN'] as const
export type Use = (typeof uses)[number]

/** What became of a lesson elsewhere, as far as its standing tells this viewer; each has one of these. */
export function isOfUse(use: Use, viewer: Viewer): Prisma.LessonWhereInput {
  const [isUsed, isUnused] = asTold(viewer, { usedInVisits: { gt: 0 } }, { usedInVisits: 0 })
  const [isProven, isUnproven] = asTold(viewer, { helpedElsewhere: { gt: 0 } }, { helpedElsewhere: 0 })
  return { NEVER_USED: isUnused, USED: { AND: [isUsed, isUnproven] }, PROVEN: isProven }[use]
}

/** Of a standing a filter tells what its numbers tell this viewer: where they are nought, nothing was used (standing.ts). */
const asTold = (
  viewer: Viewer,
  is: Prisma.LessonWhereInput,
  isNot: Prisma.LessonWhereInput,
): [Prisma.LessonWhereInput, Prisma.LessonWhereInput] => (isSignedIn(viewer) ? [is, isNot] : [{ OR: [] }, {}])

const isReviewLater = (now: Date): Prisma.LessonWhereInput => ({
  OR: [{ reviewOn: null }, { reviewOn: { gt: dayOf(now) } }],
})

/** Confirmed in a second partnership by what came of it there, and no good practice yet. */
const waits: Prisma.LessonWhereInput = {
  state: 'PUBLISHED',
  helpedElsewhere: { gt: 0 },
  practices: { none: {} },
}

const among = (some: readonly { id: string }[]) => ({ in: some.map(({ id }) => id) })

/** The programme of its visit, or one of those of its partnership. */
const supportedBy = (codes: readonly string[]): Prisma.LessonWhereInput => ({
  OR: [
    { visit: { programme: { code: { in: [...codes] } } } },
    { partnership: { programmes: { some: { code: { in: [...codes] } } } } },
  ],
})

/** Due is what should have been looked at by now, stale what should have been for a year. */
export function isAsFresh(freshness: Freshness, today: Date): Prisma.LessonWhereInput {
  const longAgo = yearBefore(today)
  switch (freshness) {
    case 'CURRENT':
      return { reviewOn: { gt: today } }
    case 'DUE':
      return { reviewOn: { gt: longAgo, lte: today } }
    case 'STALE':
      return { reviewOn: { lte: longAgo } }
    case 'UNDATED':
      return { reviewOn: null }
  }
}
