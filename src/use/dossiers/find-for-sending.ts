import type { Context } from '../../context.ts'
import { RuleError } from '../../errors.ts'
import { findForChange } from '../../events/events/find-for-change.ts'

/**
 * What was sent of the dossier of an event, for who organises that and the association; nothing where it was not sent
 * yet. There is somebody to send it to, and something still to come.
 */
export async function findForSending(context: Context, eventId: string) {
  const path = ['input', 'event']
  const { status } = await findForChange(context, eventId, path)
  if (status === 'DRAFT')
    throw new RuleError('event: announce it first; its dossier goes to those who come.', path)
  if (status !== 'ANNOUNCED' && status !== 'UNDER_WAY')
    throw new RuleError(
      `event: it was ${status.toLowerCase()}; its dossier is for who is still to come.`,
      path,
    )
  const event = await context.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { sentDossier: { select: { id: true, sentOn: true } }, invitations: { take: 1 } },
  })
  if (event.invitations.length === 0)
    throw new RuleError('event: nobody is invited yet; invite those to whom its dossier goes.', path)
  return event.sentDossier
}
