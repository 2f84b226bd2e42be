import type { Doing } from '../../context.ts'
import { changePractice } from './change-practice.ts'
import { findConfirmingLessons } from './find-confirming-lessons.ts'

/** Adds a lesson that confirms a good practice; one that already does changes nothing but the record. */
export async function confirmGoodPractice(doing: Doing, id: string, lessonId: string): Promise<string> {
  const [lesson] = await findConfirmingLessons(doing, [lessonId])
  return changePractice(doing, id, undefined, async tx => {
    if (lesson) {
      const pair = { practiceId: id, lessonId: lesson.id }
      await tx.goodPracticeLesson.upsert({
        where: { practiceId_lessonId: pair },
        create: { ...pair, partnershipId: lesson.partnershipId },
        update: {},
      })
    }
    return { action: 'confirm' }
  })
}
