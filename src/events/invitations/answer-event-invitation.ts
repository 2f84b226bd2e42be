import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { answerRules, mayAnswer } from './rules.ts'

/** The invited municipality comes, does not, or does not know yet; it may change its mind until the event was held. */
export async function answerEventInvitation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { answer, reason = null } = validate(answerRules, input)
  const before = await findForChange(
    doing,
    id,
    mayAnswer,
    'The municipality that was invited answers, nobody for it.',
  )
  if (before.status === 'HELD') throw new RuleError('This event was held already.', ['input', 'id'])
  await doing.write([
    writes.eventInvitation.updateAsRead(id, expectedVersion, {
      answer,
      answerReason: reason,
      answeredOn: dayOf(doing.now),
    }),
    revision(doing, {
      ...{ kind: 'Event', subjectId: before.eventId, action: 'answerInvitation', reason },
      ...{ fromState: before.answer ?? undefined, toState: answer },
    }),
  ])
  return id
}
