import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { ReuseDecision, ReuseOutcome } from '../../db/generated/client/enums.ts'
import type { Viewer } from '../../access/viewer.ts'
import { whereOriginShows } from '../../access/visible-knowledge.ts'
import { type VisitFilter, visitFilter } from '../../visits/visits/visit-filter.ts'

type Some<Value> = readonly Value[] | null
type Ids = Some<{ id: string }>

export interface ReuseFilter {
  visits?: Ids
  invitations?: Ids
  municipalities?: Ids
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

const forTheWhole = { invitationId: null }

/** From a decision to the municipalities that took part: those of the visit, or of the one that decided for itself. */
export const whoTookPart = [
  { path: ['visit', 'municipalities', 'id'], of: forTheWhole },
  { path: ['visit', 'partnerships', 'members', 'municipalityId'], of: forTheWhole },
  ['invitation', 'municipalityId'],
  ['invitation', 'partnership', 'members', 'municipalityId'],
] as const

/** As whoTookPart, of some municipalities. */
const tookPart = (municipalities: Ids): Prisma.ReuseWhereInput => {
  const its = { municipalityId: among(municipalities) }
  const isMember = { members: { some: its } }
  return {
    OR: [
      {
        ...forTheWhole,
        visit: {
          OR: [
            { municipalities: { some: { id: among(municipalities) } } },
            { partnerships: { some: isMember } },
          ],
        },
      },
      { invitation: { OR: [its, { partnership: isMember }] } },
    ],
  }
}

const madeIn = (partnerships: Ids): Prisma.ReuseWhereInput => ({
  OR: [
    { ...forTheWhole, visit: { partnerships: { some: { id: among(partnerships) } } } },
    { invitation: { partnershipId: among(partnerships) } },
  ],
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
  const { visits, invitations, municipalities, lessons, practices, partnerships } = filter
  const { decisions, outcomes, isTold, learnedFrom, visit } = filter
  return {
    AND: [
      visits ? { visitId: among(visits) } : {},
      lessons ? { lessonId: among(lessons) } : {},
      practices ? { practiceId: among(practices) } : {},
      invitations ? { invitationId: among(invitations) } : {},
      municipalities ? tookPart(municipalities) : {},
      partnerships ? madeIn(partnerships) : {},
      decisions ? { decision: { in: [...decisions] } } : {},
      outcomes ? { outcome: { in: [...outcomes] } } : {},
      isTold == null ? {} : { outcome: isTold ? { not: null } : null },
      learnedFrom ? { AND: [fromOrigin(context.viewer), wroteIt(learnedFrom)] } : {},
      visit ? { visit: await visitFilter(context, visit, ['filter', 'visit']) } : {},
    ],
  }
}
