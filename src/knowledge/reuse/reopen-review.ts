import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Transaction } from '../../db/transact.ts'
import { dayOf } from '../../field/day.ts'

interface Wrong {
  readonly lessonId: string | null
  readonly practiceId: string | null
}

/**
 * Somebody found it wrong: it is due to be looked at today, and stands behind what fits as well until an editor has.
 * It stays published: one voice does not take away what others use.
 */
export async function reopenReview(
  tx: Transaction,
  { viewer, now }: Pick<Doing, 'viewer' | 'now'>,
  { lessonId, practiceId }: Wrong,
  reason: string | null,
): Promise<void> {
  const reviewOn = dayOf(now)
  const data = { reviewOn, version: { increment: 1 } }
  const isLater = { OR: [{ reviewOn: null }, { reviewOn: { gt: reviewOn } }] }
  if (lessonId) await tx.lesson.updateMany({ where: { id: lessonId, ...isLater }, data })
  if (practiceId) await tx.goodPractice.updateMany({ where: { id: practiceId, ...isLater }, data })
  const subjectId = lessonId ?? practiceId
  if (subjectId)
    await recordRevision(tx, viewer, now, {
      kind: lessonId ? 'Lesson' : 'GoodPractice',
      subjectId,
      action: 'reopenReview',
      fields: ['reviewOn'],
      reason,
    })
}
