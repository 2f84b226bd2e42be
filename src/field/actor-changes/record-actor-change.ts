import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { dayOf } from '../day.ts'
import { checkMunicipality } from '../municipalities/check-municipality.ts'
import { changeRules, mayRecordChange } from './rules.ts'

/** Puts on record since when somebody else decides in a municipality, or is the one that partners speak with. */
export async function recordActorChange(
  doing: Doing,
  municipalityId: string,
  input: object,
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const change = validate(changeRules, input)
  await checkMunicipality(db, municipalityId, ['input', 'municipality'])
  const members = await db.partnershipMember.findMany({
    where: { partnership: { members: { some: { municipalityId } } } },
    select: { municipalityId: true },
  })
  const partners = members.map(member => member.municipalityId)
  if (!mayRecordChange(viewer, municipalityId, partners))
    throw new ForbiddenError(
      'Officers record changes in their own municipality and in its partners, the association any.',
      ['input', 'municipality'],
    )
  if (change.changedOn > dayOf(now))
    throw ValidationError.at(['input', 'changedOn'], 'changedOn: since which day, today or earlier.')
  return transact(prisma, async tx => {
    const { id } = await tx.actorChange.create({
      data: { ...change, municipalityId, isExample: viewer.isExample, createdAt: now },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Municipality',
      subjectId: municipalityId,
      action: 'recordActorChange',
      toState: change.kind,
      fields: ['actorChanges'],
    })
    return id
  })
}
