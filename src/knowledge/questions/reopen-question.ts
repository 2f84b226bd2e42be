import type { Doing } from '../../context.ts'
import { moveQuestion } from './move-question.ts'

/** Asks again what was taken for answered, or was withdrawn; the answers it has stay. */
export const reopenQuestion = (doing: Doing, id: string, expectedVersion: number): Promise<string> =>
  moveQuestion(doing, id, expectedVersion, { action: 'reopen', to: 'OPEN' })
