import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { writes } from '../../db/write/writes.ts'
import type { EventStatus } from './event-status.ts'
import { findForChange } from './find-for-change.ts'
import { checkStep } from './rules.ts'

interface Step {
  readonly action: string
  readonly to: EventStatus
  readonly data: Prisma.EventUpdateInput
  readonly reason?: string
  /** What else must hold of it. */
  readonly check?: (event: Awaited<ReturnType<typeof findForChange>>) => void
}

/** Takes an event from one status to the next: who may, whether the step exists, the change and its revision. */
export async function moveEvent(
  doing: Doing,
  id: string,
  expectedVersion: number,
  { action, to, data, reason, check }: Step,
): Promise<string> {
  const event = await findForChange(doing, id)
  checkStep(event.status, to)
  check?.(event)
  await doing.write([
    writes.event.updateAsRead(id, expectedVersion, data),
    revision(doing, {
      ...{ kind: 'Event', subjectId: id, action, reason },
      ...{ fromState: event.status, toState: to },
    }),
  ])
  return id
}
