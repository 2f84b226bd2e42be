import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { Visibility } from '../../db/generated/client/enums.ts'
import { RuleError } from '../../errors.ts'
import { moveLesson } from './move-lesson.ts'

/** Puts a lesson before those whom its visibility names, after a review that found it good. */
export function publishLesson(
  doing: Doing,
  id: string,
  input: { visibility?: Visibility | null },
): Promise<string> {
  return moveLesson(doing, id, {
    action: 'publish',
    to: 'PUBLISHED',
    may: isAssociation,
    refusal: 'Only an editor publishes a lesson.',
    data: { publishedAt: doing.now, visibility: input.visibility ?? undefined },
    async check() {
      const review = await doing.db.lessonReview.findFirst({
        where: { lessonId: id },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      })
      if (!review) throw new RuleError('Review the lesson first: is it significant, valid, applicable?')
      if (!review.significant || !review.valid || !review.applicable) {
        throw new RuleError(
          'The last review did not find it significant, valid and applicable; return it to its author, or review it again.',
        )
      }
    },
  })
}
