import type { Context } from '../../context.ts'
import type { Decider } from '../../knowledge/reuse/find-decider.ts'
import { type Brief, briefOf } from './brief.ts'
import { invitationNeeds, planOfInvitation } from './invitation-plan.ts'
import { planNeeds, planOf } from './read-plan.ts'

/**
 * The brief of a visit, or of one invitation to it; undefined where there is none, or the viewer does not see it from
 * within.
 */
export async function findBrief(
  context: Pick<Context, 'viewer' | 'db' | 'search' | 'now'>,
  { visitId, invitationId }: Decider,
): Promise<Brief | undefined> {
  const { viewer, db } = context
  if (invitationId) {
    const where = { id: invitationId }
    const found = await db.visitInvitation.findUnique({ where, select: invitationNeeds(viewer) })
    if (found?.visit.id !== visitId) return undefined
    return briefOf(context, planOfInvitation(found, viewer), found.brief)
  }
  const visit = await db.visit.findUnique({ where: { id: visitId }, select: planNeeds(viewer) })
  const plan = visit ? planOf(visit, viewer) : undefined
  return visit && plan ? briefOf(context, plan, visit.brief) : undefined
}
