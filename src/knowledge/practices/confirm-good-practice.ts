import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { changePractice } from './change-practice.ts'
import { findConfirmingLessons } from './find-confirming-lessons.ts'

/** Adds a lesson that confirms a good practice; one that already does changes nothing but the record. */
export async function confirmGoodPractice(doing: Doing, id: string, lessonId: string): Promise<string> {
  const [lesson] = await findConfirmingLessons(doing, [lessonId])
  const confirming = lesson ? [{ practiceId: id, lessonId, partnershipId: lesson.partnershipId }] : []
  return changePractice(doing, id, undefined, () => ({
    action: 'confirm',
    also: [writes.goodPracticeLesson.createMany({ data: confirming, skipDuplicates: true })],
  }))
}
