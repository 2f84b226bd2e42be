import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepVisit } from '../visits/rules.ts'

/** An actor met, for whoever may change what is on record; one that the viewer may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.actorMet.findUnique({
    where: { id },
    select: { visitId: true, visit: { select: { municipalities: { select: { id: true } } } } },
  })
  if (!found) throw new NotFoundError('There is no such meeting on record.', ['input', 'id'])
  const travelled = found.visit.municipalities.map(municipality => municipality.id)
  if (!mayKeepVisit(viewer, travelled))
    throw new ForbiddenError('Those who made the visit say whom they met, and the association.')
  return found
}
