import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { moveQuestion } from './move-question.ts'
import { withdrawRules } from './rules.ts'

/** Takes a question back: only who asked it and the association see it from now on. */
export async function withdrawQuestion(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(withdrawRules, input)
  return moveQuestion(doing, id, expectedVersion, { action: 'withdraw', to: 'WITHDRAWN', reason })
}
