import type { Prisma } from '../../db/generated/client/client.ts'
import type { ReuseDecision, ReuseOutcome } from '../../db/generated/client/enums.ts'

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
}

const among = (some: Ids | undefined) => ({ in: (some ?? []).map(({ id }) => id) })

/** The decisions that pass every part of a filter; within one part, one of its values is enough. */
export function reuseFilter(filter: ReuseFilter | null | undefined): Prisma.ReuseWhereInput {
  if (!filter) return {}
  const { visits, lessons, practices, partnerships, decisions, outcomes, isTold } = filter
  return {
    AND: [
      visits ? { visitId: among(visits) } : {},
      lessons ? { lessonId: among(lessons) } : {},
      practices ? { practiceId: among(practices) } : {},
      partnerships ? { visit: { partnerships: { some: { id: among(partnerships) } } } } : {},
      decisions ? { decision: { in: [...decisions] } } : {},
      outcomes ? { outcome: { in: [...outcomes] } } : {},
      isTold == null ? {} : { outcome: isTold ? { not: null } : null },
    ],
  }
}
