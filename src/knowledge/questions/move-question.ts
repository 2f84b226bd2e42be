import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { QuestionState } from '../../db/generated/client/enums.ts'
import { type Write, writes } from '../../db/write/writes.ts'
import { dayOf } from '../../field/day.ts'
import { findForChange } from './find-for-change.ts'
import { checkStep } from './rules.ts'

interface Step {
  readonly action: string
  readonly to: QuestionState
  readonly reason?: string | null
  /** What else is written with it. */
  readonly also?: readonly Write[]
}

/** Takes a question from one state to the next: who may, whether the step exists, the change and its revision. */
export async function moveQuestion(
  doing: Doing,
  id: string,
  expectedVersion: number,
  { action, to, reason = null, also = [] }: Step,
): Promise<string> {
  const { state } = await findForChange(doing, id)
  checkStep(state, to)
  const isClosed = to !== 'OPEN'
  await doing.write([
    writes.question.updateAsRead(id, expectedVersion, {
      state: to,
      closedReason: isClosed ? reason : null,
      closedOn: isClosed ? dayOf(doing.now) : null,
    }),
    ...also,
    revision(doing, {
      kind: 'Question',
      subjectId: id,
      action,
      fromState: state,
      toState: to,
      reason,
    }),
  ])
  return id
}
