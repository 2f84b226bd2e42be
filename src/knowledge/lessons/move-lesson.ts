import { revision } from '../../access/record-revision.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { State } from '../../db/generated/client/enums.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { checkStep } from '../states.ts'
import { findForChange } from './find-for-change.ts'
import type { AuthoredRow } from './rules.ts'

interface Step {
  action: string
  to: State
  may: (viewer: Viewer, lesson: AuthoredRow) => boolean
  /** Said to a viewer who sees the lesson and may not do this. */
  refusal: string
  reason?: string | null
  data?: object
  /** What else must hold. */
  check?: () => Promise<void>
}

/** Takes a lesson from one state to the next: who may, whether the step exists, the change and its revision. */
export async function moveLesson(doing: Doing, id: string, step: Step): Promise<string> {
  const { viewer, write } = doing
  const lesson = await findForChange(doing, id)
  if (!step.may(viewer, lesson)) throw new ForbiddenError(step.refusal)
  checkStep(lesson.state, step.to)
  await step.check?.()
  await write([
    writes.lesson.updateAsRead(id, lesson.version, { state: step.to, ...step.data }),
    revision(doing, {
      kind: 'Lesson',
      subjectId: id,
      action: step.action,
      fromState: lesson.state,
      toState: step.to,
      reason: step.reason,
    }),
  ])
  return id
}
