import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, type Path, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { eventStatus } from './event-status.ts'
import { mayKeepEvent } from './rules.ts'

/** An event as it stands, for who organises it and the association; one that the viewer may not see is not there. */
export async function findForChange(
  { viewer, db, now }: Pick<Doing, 'viewer' | 'db' | 'now'>,
  id: string,
  path: Path = ['input', 'id'],
) {
  const event = await db.event.findUnique({
    where: { id },
    select: {
      form: true,
      startsOn: true,
      endsOn: true,
      daysFixed: true,
      announcedOn: true,
      closedOn: true,
      cancelledOn: true,
      organisers: { select: { id: true } },
      regions: { select: { code: true } },
      countries: { select: { code: true } },
      policyDomains: { select: { code: true } },
      concepts: { select: { code: true } },
      sessions: { select: { heldOn: true, position: true } },
    },
  })
  if (!event) throw new NotFoundError('There is no such event.', path)
  const organisers = event.organisers.map(({ id: organiser }) => organiser)
  if (!mayKeepEvent(viewer, organisers))
    throw new ForbiddenError('Those who organise an event keep it, and the association.')
  return { ...event, organisers, status: eventStatus(event, dayOf(now)) }
}

/** The same while it can still be changed. */
export async function findOpenForChange(doing: Pick<Doing, 'viewer' | 'db' | 'now'>, id: string, path: Path) {
  const event = await findForChange(doing, id, path)
  if (event.status === 'CANCELLED' || event.status === 'CLOSED')
    throw new RuleError(`This event was ${event.status.toLowerCase()}; it changes no more.`, path)
  return event
}
