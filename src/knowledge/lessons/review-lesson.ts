import { revision } from '../../access/record-revision.ts'
import { actorOf, isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, RuleError, ValidationError } from '../../errors.ts'
import { findForChange } from './find-for-change.ts'

interface Review {
  significant: boolean
  valid: boolean
  applicable: boolean
  note?: string | null
}

/** Records an editor's judgement of a lesson in review; a "no" says why. */
export async function reviewLesson(doing: Doing, id: string, review: Review): Promise<string> {
  const { viewer, write, now } = doing
  const lesson = await findForChange(doing, id)
  if (!isAssociation(viewer)) throw new ForbiddenError('Only an editor reviews a lesson.')
  if (lesson.state !== 'IN_REVIEW')
    throw new RuleError('Only a lesson in review is reviewed; ask its author to submit it.')
  const note = review.note?.trim() || null
  const isGood = review.significant && review.valid && review.applicable
  if (!isGood && !note)
    throw ValidationError.at(['input', 'note'], 'note: say what is missing, so that the author can mend it.')
  await write([
    writes.lessonReview.create({ data: { ...review, note, lessonId: id, at: now, ...actorOf(viewer) } }),
    revision(doing, { kind: 'Lesson', subjectId: id, action: 'review' }),
  ])
  return id
}
