import type { Doing } from '../../context.ts'
import { NotFoundError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { eventStatus } from '../events/event-status.ts'

/** A session of an event that has begun, for those who take part in it and the association; others see none. */
export async function findSession({ db, now }: Pick<Doing, 'db' | 'now'>, id: string) {
  const path = ['input', 'session']
  const session = await db.session.findUnique({
    where: { id },
    select: {
      policyDomains: { select: { code: true } },
      event: {
        select: {
          month: true,
          startsOn: true,
          endsOn: true,
          announcedOn: true,
          closedOn: true,
          cancelledOn: true,
          policyDomains: { select: { code: true } },
          host: { select: { countryCode: true } },
          countries: { select: { code: true } },
          regions: { select: { code: true } },
        },
      },
    },
  })
  if (!session) throw new NotFoundError('session: there is no such session.', path)
  const status = eventStatus(session.event, dayOf(now))
  if (status === 'DRAFT' || status === 'ANNOUNCED')
    throw new RuleError('session: its event has not begun; nothing came of it yet.', path)
  if (status === 'CANCELLED') throw new RuleError('session: its event was cancelled.', path)
  return session
}
