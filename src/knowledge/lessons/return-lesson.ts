import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { moveLesson } from './move-lesson.ts'
import { reasonRules } from './rules.ts'

/** Gives a lesson in review back to its author, with what is asked of him. */
export async function returnLesson(
  doing: Doing,
  id: string,
  input: { reason: string },
): Promise<{ number: number }> {
  const { reason } = validate(reasonRules, input)
  await moveLesson(doing, id, {
    action: 'return',
    to: 'DRAFT',
    may: isAssociation,
    refusal: 'Only an editor returns a lesson to its author.',
    reason,
  })
  return doing.prisma.lesson.findUniqueOrThrow({ where: { id }, select: { number: true } })
}
