import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { mayTakeBack } from './rules.ts'

/** Takes an answer off its question; one that helped stays, for who asked said so. Answers with the question's id. */
export async function takeBackAnswer(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const { viewer, db, write } = doing
  const answer = await db.questionAnswer.findUnique({
    where: { id },
    select: { questionId: true, municipalityId: true, helped: true },
  })
  if (!answer) throw new NotFoundError('There is no such answer.', ['input', 'id'])
  if (!mayTakeBack(viewer, answer.municipalityId))
    throw new ForbiddenError('The municipality that answered takes its answer back, or the association.')
  if (answer.helped) throw new RuleError('It helped, as who asked says; it stays.', ['input', 'id'])
  await write([
    writes.questionAnswer.deleteAsRead(id, expectedVersion),
    revision(doing, {
      kind: 'Question',
      subjectId: answer.questionId,
      action: 'takeBackAnswer',
      fields: ['answers'],
    }),
  ])
  return answer.questionId
}
