import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { findForChange } from './find-for-change.ts'

/** Takes a session off its event; one that lessons or answers came of stays. Answers with the event's id. */
export async function removeSession(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const { eventId } = await findForChange(doing, id)
  // Of all that came of it, also what the viewer may not see: that it stays says no more than that something did.
  const { _count } = await doing.prisma.session.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { lessons: true, answers: true } } },
  })
  if (_count.lessons + _count.answers > 0)
    throw new RuleError('Something came of this session; it stays.', ['input', 'id'])
  await doing.write([
    writes.session.deleteAsRead(id, expectedVersion),
    revision(doing, { kind: 'Event', subjectId: eventId, action: 'removeSession', fields: ['sessions'] }),
  ])
  return eventId
}
