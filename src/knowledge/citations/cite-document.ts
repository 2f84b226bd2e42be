import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError } from '../../errors.ts'
import { findForChange } from '../lessons/find-for-change.ts'
import { mayEdit } from '../lessons/rules.ts'
import { checkPassage } from './check-passage.ts'

/** Says where in a document stands what a lesson says. */
export async function citeDocument(doing: Doing, lessonId: string, input: object): Promise<string> {
  const { viewer, prisma, now } = doing
  const lesson = await findForChange(doing, lessonId)
  if (!mayEdit(viewer, lesson)) throw notYours('lesson')
  const { passage } = await checkPassage(doing, input)
  await transact(prisma, async tx => {
    await tx.lessonCitation.create({ data: { ...passage, lessonId, createdAt: now } })
    await recordRevision(tx, viewer, now, {
      kind: 'Lesson',
      subjectId: lessonId,
      action: 'cite',
      fields: ['citations'],
    })
  })
  return lessonId
}

export const notYours = (name: 'lesson' | 'id') =>
  new ForbiddenError(
    'Whoever may edit a lesson says what it cites: the author of a draft, later the association.',
    ['input', name],
  )
