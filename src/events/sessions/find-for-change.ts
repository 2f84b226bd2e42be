import type { Doing } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { findOpenForChange } from '../events/find-for-change.ts'

/** A session with its event, for who organises that and the association; one that the viewer may not see is not there. */
export async function findForChange(doing: Pick<Doing, 'viewer' | 'db' | 'now'>, id: string) {
  const path = ['input', 'id']
  const session = await doing.db.session.findUnique({
    where: { id },
    select: {
      eventId: true,
    },
  })
  if (!session) throw new NotFoundError('There is no such session.', path)
  return { ...session, event: await findOpenForChange(doing, session.eventId, path) }
}
