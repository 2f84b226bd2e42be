import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { eventStatus } from '../events/event-status.ts'

/** An invitation as it stands, for whoever `may` change it; one that the viewer may not see is not there. */
export async function findForChange(
  { viewer, db, now }: Pick<Doing, 'viewer' | 'db' | 'now'>,
  id: string,
  may: (viewer: Doing['viewer'], municipalityId: string) => boolean = () => true,
  refusal = '',
) {
  const found = await db.eventInvitation.findUnique({
    where: { id },
    select: {
      eventId: true,
      municipalityId: true,
      answer: true,
      event: {
        select: { startsOn: true, endsOn: true, announcedOn: true, closedOn: true, cancelledOn: true },
      },
    },
  })
  if (!found) throw new NotFoundError('There is no such invitation.', ['input', 'id'])
  if (!may(viewer, found.municipalityId)) throw new ForbiddenError(refusal)
  const status = eventStatus(found.event, dayOf(now))
  if (status === 'CANCELLED' || status === 'CLOSED')
    throw new RuleError(`This event was ${status.toLowerCase()}.`, ['input', 'id'])
  return { ...found, status }
}
