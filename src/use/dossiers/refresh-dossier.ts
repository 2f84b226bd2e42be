import { recordRevision } from '../../access/record-revision.ts'
import type { Context } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ConflictError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { findForSending } from './find-for-sending.ts'
import { makeCopies, writeCopies } from './make-copies.ts'

/** Makes a dossier that was sent anew, in place of what was there. */
export async function refreshDossier(
  context: Context,
  eventId: string,
  expectedVersion: number,
): Promise<string> {
  const { viewer, prisma, now } = context
  const sent = await findForSending(context, eventId)
  if (!sent)
    throw new RuleError('event: its dossier was not sent yet, so it is made anew each time it is read.', [
      ...['input', 'event'],
    ])
  const copies = await makeCopies(context, eventId)
  await transact(prisma, async tx => {
    const { count } = await tx.sentDossier.updateMany({
      where: { id: sent.id, version: expectedVersion },
      data: { version: { increment: 1 }, refreshedOn: dayOf(now) },
    })
    const { version } = await tx.sentDossier.findUniqueOrThrow({ where: { id: sent.id } })
    if (count === 0)
      throw new ConflictError('Somebody refreshed this dossier meanwhile; read it again.', version)
    await writeCopies(tx, sent.id, copies)
    await recordRevision(tx, viewer, now, {
      ...{ kind: 'Event', subjectId: eventId, action: 'refreshDossier', fields: ['sentDossier'] },
    })
  })
  return eventId
}
