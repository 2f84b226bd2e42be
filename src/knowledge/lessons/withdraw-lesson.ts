import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { moveLesson } from './move-lesson.ts'
import { mayWithdraw, reasonRules } from './rules.ts'

/** Takes a published lesson out of sight of all but its author and the association. */
export function withdrawLesson(doing: Doing, id: string, input: { reason: string }): Promise<string> {
  const { reason } = validate(reasonRules, input)
  return moveLesson(doing, id, {
    action: 'withdraw',
    to: 'WITHDRAWN',
    may: mayWithdraw,
    refusal: 'Only its author or the association withdraws a lesson.',
    reason,
  })
}
