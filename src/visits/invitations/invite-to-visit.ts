import { recordRevision } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { checkInvited } from './check-invited.ts'
import { inviteRules } from './rules.ts'

/** The association invites one more municipality to a visit that it organises. */
export async function inviteToVisit(doing: Doing, visitId: string, input: object): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const invited = validate(inviteRules, input)
  const path = ['input', 'visit']
  const visit = await db.visit.findUnique({
    where: { id: visitId },
    select: {
      isOrganised: true,
      endsOn: true,
      cancelledOn: true,
      countries: { select: { code: true } },
      invitations: { where: { municipalityId: invited.municipalityId }, select: { id: true } },
    },
  })
  if (!visit) throw new NotFoundError('There is no such visit.', path)
  if (!isAssociation(viewer)) throw new ForbiddenError('The association invites to what it organises.', path)
  if (!visit.isOrganised)
    throw new RuleError(
      'visit: it is that of a municipality; organise one for several with organiseVisit.',
      path,
    )
  if (visit.cancelledOn || visit.endsOn < dayOf(now))
    throw new RuleError('visit: it was cancelled, or made already.', path)
  if (visit.invitations.length)
    throw new RuleError('municipality: it is invited already.', ['input', 'municipality'])
  await checkInvited(
    db,
    invited,
    visit.countries.map(({ code }) => code),
    ['input'],
  )
  return transact(prisma, async tx => {
    const { id } = await tx.visitInvitation.create({
      data: { ...invited, visitId, createdAt: now },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'invite',
      fields: ['invitations'],
    })
    return id
  })
}
