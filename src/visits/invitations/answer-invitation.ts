import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { RuleError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { checkPartnership } from './check-invited.ts'
import { findForChange } from './find-for-change.ts'
import { answerRules, mayAnswer } from './rules.ts'

/** Of a draft for which nobody said yet what it is for, planVisit asks. */
const needsPartnership = (types: readonly { needsPartnership: boolean }[]): boolean =>
  types.length > 0 && types.every(type => type.needsPartnership)

/**
 * The invited municipality comes along, in one of its partnerships and with aims of its own, or does not. It may change
 * its mind until the visit was made; who stays at home after all takes the partnership off the visit too.
 */
export async function answerInvitation(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const { answer, reason = null, aims, ...given } = validate(answerRules, input)
  const before = await findForChange(
    doing,
    id,
    mayAnswer,
    'The municipality that was invited answers, nobody for it.',
  )
  const { visit, visitId, municipalityId } = before
  if (visit.cancelledOn || visit.endsOn < dayOf(now))
    throw new RuleError('This visit was cancelled, or made already.', ['input', 'id'])
  const partnershipId = given.partnershipId === undefined ? before.partnershipId : given.partnershipId
  const countries = visit.countries.map(({ code }) => code)
  if (partnershipId && partnershipId !== before.partnershipId)
    await checkPartnership(db, municipalityId, partnershipId, countries, ['input'])
  if (answer === 'ACCEPTED' && !partnershipId && needsPartnership(visit.missionTypes))
    throw new RuleError(
      'partnership: say in which of yours you travel; only where a visit looks for partners somebody comes along without one. Where yours has nobody there, ask the association to go there too.',
      ['input', 'partnership'],
    )
  const isLast = visit.municipalities.every(municipality => municipality.id === municipalityId)
  if (answer === 'DECLINED' && isLast && !visit.isDraft)
    throw new RuleError('Nobody else travels on this visit, and it is planned; the association cancels it.', [
      'input',
      'answer',
    ])
  await transact(prisma, async tx => {
    await claimVersion(tx.visitInvitation, 'invitation', id, expectedVersion)
    await tx.visitInvitation.update({
      where: { id },
      data: { answer, answerReason: reason, answeredOn: dayOf(now), partnershipId, aims },
    })
    const comes = answer === 'ACCEPTED'
    const left = before.partnershipId && (!comes || before.partnershipId !== partnershipId)
    await tx.visit.update({
      where: { id: visitId },
      data: {
        version: { increment: 1 },
        municipalities: comes ? { connect: { id: municipalityId } } : { disconnect: { id: municipalityId } },
        partnerships: {
          ...(left && before.partnershipId ? { disconnect: { id: before.partnershipId } } : {}),
          ...(comes && partnershipId ? { connect: { id: partnershipId } } : {}),
        },
      },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'answerInvitation',
      fromState: before.answer ?? undefined,
      toState: answer,
      fields: ['municipalities', 'partnerships'],
      reason,
    })
  })
  return id
}
