import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { mayKeepQuestion } from './rules.ts'

/** Who asked says whether an answer helped. The first that did makes an open question an answered one. */
export async function judgeAnswer(
  doing: Doing,
  id: string,
  expectedVersion: number,
  helped: boolean,
): Promise<string> {
  const { viewer, db, write, now } = doing
  const answer = await db.questionAnswer.findUnique({
    where: { id },
    select: { question: { select: { id: true, state: true, municipalityId: true } } },
  })
  if (!answer) throw new NotFoundError('There is no such answer.', ['input', 'id'])
  const { question } = answer
  if (!mayKeepQuestion(viewer, question.municipalityId))
    throw new ForbiddenError('The municipality that asks says whether an answer helped, or the association.')
  const settles = helped && question.state === 'OPEN'
  await write([
    writes.questionAnswer.updateAsRead(id, expectedVersion, { helped }),
    ...(settles
      ? [
          writes.question.updateMany({
            where: { id: question.id, state: 'OPEN' },
            data: { state: 'ANSWERED', closedOn: dayOf(now), version: { increment: 1 } },
          }),
        ]
      : []),
    revision(doing, {
      kind: 'Question',
      subjectId: question.id,
      action: 'judgeAnswer',
      fields: ['answers'],
      ...(settles ? { fromState: 'OPEN', toState: 'ANSWERED' } : {}),
    }),
  ])
  return id
}
