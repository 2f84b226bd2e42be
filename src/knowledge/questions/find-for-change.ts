import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepQuestion } from './rules.ts'

/** A question as it stands, for who asks it and the association; one that the viewer may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.question.findUnique({
    where: { id },
    select: { state: true, municipalityId: true, neededBy: true },
  })
  if (!found) throw new NotFoundError('There is no such question.', ['input', 'id'])
  if (!mayKeepQuestion(viewer, found.municipalityId))
    throw new ForbiddenError('The municipality that asks keeps its question, and the association.')
  return found
}
