import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { reasonRules } from '../lessons/rules.ts'
import { checkStep } from '../states.ts'
import { changePractice } from './change-practice.ts'

/** Takes a good practice out of sight of all but the association. */
export function withdrawGoodPractice(doing: Doing, id: string, input: { reason: string }): Promise<string> {
  const { reason } = validate(reasonRules, input)
  return changePractice(doing, id, undefined, ({ state: fromState }) => {
    checkStep(fromState, 'WITHDRAWN')
    return { action: 'withdraw', data: { state: 'WITHDRAWN' }, fromState, toState: 'WITHDRAWN', reason }
  })
}
