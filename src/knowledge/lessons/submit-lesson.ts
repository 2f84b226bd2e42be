import type { Doing } from '../../context.ts'
import { moveLesson } from './move-lesson.ts'
import { maySubmit } from './rules.ts'

/** Sends a draft in for review; a withdrawn lesson can be taken up again the same way. */
export const submitLesson = (doing: Doing, id: string): Promise<string> =>
  moveLesson(doing, id, {
    action: 'submit',
    to: 'IN_REVIEW',
    may: maySubmit,
    refusal: 'Only its author submits a lesson for review.',
  })
