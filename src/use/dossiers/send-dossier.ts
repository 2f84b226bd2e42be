import { recordRevision } from '../../access/record-revision.ts'
import type { Context } from '../../context.ts'
import { newId } from '../../db/new-ids.ts'
import { isTaken } from '../../db/refusal.ts'
import { transact } from '../../db/transact.ts'
import { RuleError } from '../../errors.ts'
import { dayOf, sayDay } from '../../field/day.ts'
import { findForSending } from './find-for-sending.ts'
import { makeCopies, writeCopies } from './make-copies.ts'

/** Sends the dossier of an event to those who take part in it: from then on it stays as it was. */
export async function sendDossier(context: Context, eventId: string): Promise<string> {
  const { viewer, prisma, now } = context
  const sent = await findForSending(context, eventId)
  if (sent) throw alreadySent(sent.sentOn)
  const copies = await makeCopies(context, eventId)
  const id = newId()
  try {
    await transact(prisma, async tx => {
      await tx.sentDossier.create({ data: { id, eventId, sentOn: dayOf(now), createdAt: now } })
      await writeCopies(tx, id, copies)
      await recordRevision(tx, viewer, now, {
        ...{ kind: 'Event', subjectId: eventId, action: 'sendDossier', fields: ['sentDossier'] },
      })
    })
  } catch (error) {
    if (isTaken(error)) throw alreadySent(dayOf(now))
    throw error
  }
  return eventId
}

const alreadySent = (on: Date) =>
  new RuleError(`event: its dossier was sent on ${sayDay(on)}; refreshDossier makes it anew.`, [
    'input',
    'event',
  ])
