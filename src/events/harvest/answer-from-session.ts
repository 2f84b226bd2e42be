import type { Doing } from '../../context.ts'
import { answerQuestion } from '../../knowledge/questions/answer-question.ts'
import { findSession } from './find-session.ts'

/** Answers a question with what came up in a session: a lesson, a good practice or a person to call. */
export async function answerFromSession(
  doing: Doing,
  sessionId: string,
  questionId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  await findSession(doing, sessionId)
  return answerQuestion(doing, questionId, input, sessionId)
}
