import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { moveQuestion } from './move-question.ts'
import { settleRules } from './rules.ts'

/** Says that a question is answered, here or elsewhere. It can be answered better all the same. */
export async function settleQuestion(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(settleRules, input)
  return moveQuestion(doing, id, expectedVersion, { action: 'settle', to: 'ANSWERED', reason })
}
