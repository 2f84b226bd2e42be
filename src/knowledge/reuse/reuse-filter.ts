import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { ReuseDecision, ReuseOutcome } from '../../db/generated/client/enums.ts'
import type { Viewer } from '../../access/viewer.ts'
import { whereOriginShows } from '../lessons/rules.ts'
import { type VisitFilter, visitFilter } from '../../visits/visits/visit-filter.ts'

type Some<Value> = readonly Value[] | null
type Ids = Some<{ id: string }>

export interface ReuseFilter {
  visits?: Ids
  lessons?: Ids
  practices?: Ids
  partnerships?: Ids
  decisions?: Some<ReuseDecision>
  outcomes?: Some<ReuseOutcome>
  isTold?: boolean | null
  learnedFrom?: Ids
  visit?: VisitFilter | null
}

const among = (some: Ids | undefined) => ({ in: (some ?? []).map(({ id }) => id) })

/** Decisions of which the viewer may know from whom the lesson came. */
export const fromOrigin = (viewer: Viewer): Prisma.ReuseWhereInput => ({
  OR: [{ lessonId: null }, { lesson: whereOriginShows(viewer) }],
})

const wroteIt = (municipalities: Ids): Prisma.ReuseWhereInput => ({
  OR: [
    { lesson: { municipalityId: among(municipalities) } },
    { practice: { municipalityId: among(municipalities) } },
  ],
})

/** The decisions that pass every part of a filter; within one part, one of its values is enough. */
export async function reuseFilter(
  context: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: ReuseFilter | null | undefined,
): Promise<Prisma.ReuseWhereInput> {
  if (!filter) return {}
  const { visits, lessons, practices, partnerships, decisions, outcomes, isTold, learnedFrom, visit } = filter
  return {
    AND: [
      visits ? { visitId: among(visits) } : {},
      lessons ? { lessonId: among(lessons) } : {},
      practices ? { practiceId: among(practices) } : {},
      partnerships ? { visit: { partnerships: { some: { id: among(partnerships) } } } } : {},
      decisions ? { decision: { in: [...decisions] } } : {},
      outcomes ? { outcome: { in: [...outcomes] } } : {},
      isTold == null ? {} : { outcome: isTold ? { not: null } : null },
      learnedFrom ? { AND: [fromOrigin(context.viewer), wroteIt(learnedFrom)] } : {},
      visit ? { visit: await visitFilter(context, visit, ['filter', 'visit']) } : {},
    ],
  }
}
