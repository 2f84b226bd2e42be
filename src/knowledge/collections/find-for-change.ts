import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepCollection } from './rules.ts'

/** A collection with those of its items that the viewer may see; one that he may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.lessonCollection.findUnique({
    where: { id },
    select: { municipalityId: true, items: { select: { id: true, lessonId: true } } },
  })
  if (!found) throw new NotFoundError('There is no such collection of lessons.', ['input', 'id'])
  if (!mayKeepCollection(viewer, found.municipalityId))
    throw new ForbiddenError('The municipality that made a collection keeps it, and the association.')
  return found
}
