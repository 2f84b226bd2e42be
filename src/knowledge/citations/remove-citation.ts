import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { NotFoundError } from '../../errors.ts'
import { mayEdit } from '../lessons/rules.ts'
import { notYours } from './cite-document.ts'

/** Takes a citation off a lesson. */
export async function removeCitation(doing: Doing, id: string): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const citation = await db.lessonCitation.findUnique({
    where: { id },
    select: { lesson: { select: { id: true, state: true, authorId: true, authorTokenId: true } } },
  })
  if (!citation) throw new NotFoundError('There is no such citation.', ['input', 'id'])
  const { lesson } = citation
  if (!mayEdit(viewer, lesson)) throw notYours('id')
  await transact(prisma, async tx => {
    await tx.lessonCitation.deleteMany({ where: { id } })
    await recordRevision(tx, viewer, now, {
      kind: 'Lesson',
      subjectId: lesson.id,
      action: 'removeCitation',
      fields: ['citations'],
    })
  })
  return lesson.id
}
