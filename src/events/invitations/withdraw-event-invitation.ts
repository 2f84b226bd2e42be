import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { mayKeepEvent } from '../events/rules.ts'
import { findForChange } from './find-for-change.ts'

/** Takes an invitation back that was sent by mistake; who takes part in a session stays. Answers with the event's id. */
export async function withdrawEventInvitation(
  doing: Doing,
  id: string,
  expectedVersion: number,
): Promise<string> {
  const { viewer, db, write } = doing
  const { eventId, municipalityId, status } = await findForChange(doing, id)
  const { organisers, sessions } = await db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: {
      organisers: { select: { id: true } },
      sessions: { where: { participants: { some: { id: municipalityId } } }, select: { title: true } },
    },
  })
  const ids = organisers.map(organiser => organiser.id)
  if (!mayKeepEvent(viewer, ids))
    throw new ForbiddenError('Those who organise an event take invitations back, and the association.')
  if (status === 'HELD') throw new RuleError('This event was held already.', ['input', 'id'])
  const [session] = sessions
  if (session && !ids.includes(municipalityId))
    throw new RuleError(
      `It takes part in the session "${session.title}"; take it off that first, with editSession.`,
      ['input', 'id'],
    )
  await write([
    writes.eventInvitation.deleteAsRead(id, expectedVersion),
    revision(doing, {
      ...{ kind: 'Event', subjectId: eventId, action: 'withdrawInvitation' },
      fields: ['invitations'],
    }),
  ])
  return eventId
}
