import type { Context } from '../../context.ts'
import { type Brief, briefOf } from './brief.ts'
import { planNeeds, planOf } from './read-plan.ts'

/** The brief of a visit; undefined where there is no such visit, or the viewer does not see it from within. */
export async function findBrief(
  context: Pick<Context, 'viewer' | 'db' | 'search' | 'now'>,
  visitId: string,
): Promise<Brief | undefined> {
  const { viewer, db } = context
  const visit = await db.visit.findUnique({ where: { id: visitId }, select: planNeeds(viewer) })
  const plan = visit ? planOf(visit, viewer) : undefined
  return visit && plan ? briefOf(context, plan, visit.brief) : undefined
}
