import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepVisit } from '../visits/rules.ts'

/** A bottleneck, for whoever may change it; one that the viewer may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.bottleneck.findUnique({
    where: { id },
    select: { visitId: true, visit: { select: { municipalities: { select: { id: true } } } } },
  })
  if (!found) throw new NotFoundError('There is no such bottleneck.', ['input', 'id'])
  const travelled = found.visit.municipalities.map(municipality => municipality.id)
  if (!mayKeepVisit(viewer, travelled))
    throw new ForbiddenError('Those who made the visit keep its bottlenecks, and the association.')
  return found
}
