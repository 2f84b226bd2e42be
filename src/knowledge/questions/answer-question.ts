import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { isTaken } from '../../db/refusal.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkAnswer } from './check-answer.ts'
import { answerRules, type Answering, mayAsk } from './rules.ts'

/**
 * Answers a question with a lesson, a good practice or a person to call; perhaps in a session of an event. Whether it
 * helped, who asked says.
 */
export async function answerQuestion(
  doing: Doing,
  questionId: string,
  input: object & { idempotencyKey?: string | null },
  sessionId?: string,
): Promise<string> {
  const { viewer, db, now } = doing
  const answer = validate(answerRules, input)
  const path = ['input', 'question']
  const question = await db.question.findUnique({
    where: { id: questionId },
    select: {
      state: true,
      municipality: { select: { id: true, side: true } },
    },
  })
  if (!question) throw new NotFoundError('question: there is no such question.', path)
  if (!mayAsk(viewer)) throw new ForbiddenError('Sign in to answer a question.')
  if (question.state === 'WITHDRAWN')
    throw new RuleError('question: it was withdrawn; nobody waits for an answer.', path)
  await checkAnswer(doing, question.municipality, answer)
  const request = {
    action: 'answerQuestion',
    key: input.idempotencyKey,
    input: { ...answer, questionId, ...(sessionId && { sessionId }) },
  }
  return onceOnly(answer, () =>
    createOnce(doing, request, id => [
      writes.questionAnswer.create({
        data: {
          id,
          ...answer,
          questionId,
          sessionId,
          municipalityId: viewer.municipalityId,
          authorId: viewer.userId,
          authorTokenId: viewer.userId ? undefined : viewer.tokenId,
          createdAt: now,
        },
      }),
      revision(doing, {
        kind: 'Question',
        subjectId: questionId,
        action: 'answer',
        fields: ['answers'],
      }),
    ]),
  )
}

/** What is among the answers already is none once more. */
async function onceOnly({ lessonId, practiceId }: Answering, add: () => Promise<string>): Promise<string> {
  const name = lessonId ? 'lesson' : practiceId ? 'practice' : 'person'
  try {
    return await add()
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new RuleError(`${name}: it is among the answers to this question already.`, ['input', name])
  }
}
