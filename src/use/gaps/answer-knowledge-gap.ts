import type { Doing } from '../../context.ts'
import { NotFoundError, ValidationError } from '../../errors.ts'
import { changeGap } from './change-gap.ts'

interface Answer {
  lesson?: { id: string } | null
  goodPractice?: { id: string } | null
}

/** Says what answers it. It is open again as soon as somebody asks it and does not find that. */
export async function answerKnowledgeGap(
  doing: Doing,
  id: string,
  expectedVersion: number,
  { lesson, goodPractice }: Answer,
): Promise<string> {
  const { db } = doing
  if ((lesson == null) === (goodPractice == null))
    throw ValidationError.at(
      ['input', 'lesson'],
      'lesson: give either a lesson or a good practice that answers it.',
    )
  if (lesson && !(await db.lesson.findUnique({ where: { id: lesson.id }, select: { id: true } })))
    throw new NotFoundError('There is no such lesson.', ['input', 'lesson'])
  if (
    goodPractice &&
    !(await db.goodPractice.findUnique({ where: { id: goodPractice.id }, select: { id: true } }))
  )
    throw new NotFoundError('There is no such good practice.', ['input', 'goodPractice'])
  const answer = { lessonId: lesson?.id ?? null, goodPracticeId: goodPractice?.id ?? null }
  return changeGap(doing, id, expectedVersion, 'answer', { state: 'ANSWERED', ...answer })
}
