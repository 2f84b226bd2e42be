import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { aimsRules, maySpeakFor } from './rules.ts'

/** What a partnership wants to achieve within the one visit. */
export async function setAims(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const { aims } = validate(aimsRules, input)
  const { visitId } = await findForChange(
    doing,
    id,
    maySpeakFor,
    'The municipality that was invited says what it wants to achieve, or the association with it.',
  )
  await transact(prisma, async tx => {
    await claimVersion(tx.visitInvitation, 'invitation', id, expectedVersion)
    await tx.visitInvitation.update({ where: { id }, data: { aims } })
    await recordRevision(tx, viewer, now, {
      kind: 'Visit',
      subjectId: visitId,
      action: 'setAims',
      fields: ['aims'],
    })
  })
  return id
}
