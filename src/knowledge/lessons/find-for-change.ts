import type { Doing } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'

/** A lesson that the viewer may see, as it stands; one that he may not see is not there. */
export async function findForChange({ db }: Pick<Doing, 'db'>, id: string) {
  const lesson = await db.lesson.findUnique({
    where: { id },
    select: {
      id: true,
      state: true,
      version: true,
      authorId: true,
      authorTokenId: true,
      visibility: true,
      partnershipId: true,
      visitId: true,
      findingId: true,
    },
  })
  if (!lesson) throw new NotFoundError('There is no such lesson.', ['input', 'id'])
  return lesson
}
