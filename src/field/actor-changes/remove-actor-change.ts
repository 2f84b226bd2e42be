import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayRecordChange } from './rules.ts'

/** Takes a change off the record that did not happen, or stands there twice. */
export async function removeActorChange(doing: Doing, id: string): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const found = await db.actorChange.findUnique({
    where: { id },
    select: {
      kind: true,
      municipalityId: true,
      municipality: {
        select: {
          memberships: {
            select: { partnership: { select: { members: { select: { municipalityId: true } } } } },
          },
        },
      },
    },
  })
  if (!found) throw new NotFoundError('There is no such change.', ['input', 'id'])
  const { municipalityId, municipality, kind } = found
  const partners = municipality.memberships.flatMap(({ partnership }) =>
    partnership.members.map(member => member.municipalityId),
  )
  if (!mayRecordChange(viewer, municipalityId, partners))
    throw new ForbiddenError('Whoever may record a change takes it off, and the association.')
  await transact(prisma, async tx => {
    await tx.actorChange.delete({ where: { id } })
    await recordRevision(tx, viewer, now, {
      kind: 'Municipality',
      subjectId: municipalityId,
      action: 'removeActorChange',
      fromState: kind,
      fields: ['actorChanges'],
    })
  })
  return municipalityId
}
