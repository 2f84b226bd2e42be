import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { changeGap } from './change-gap.ts'
import { reasonRules } from './rules.ts'

/** Says why nobody here will answer it. That is a decision, and stays one however often it is asked. */
export function dismissKnowledgeGap(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { reason } = validate(reasonRules, input)
  return changeGap(doing, id, expectedVersion, 'dismiss', { state: 'NOT_FOR_US', reason })
}
