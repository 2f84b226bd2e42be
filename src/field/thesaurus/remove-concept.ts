import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { validate } from '../../validate.ts'
import { claimVersion } from '../claim-version.ts'
import { findForChange } from './find-for-change.ts'
import { removeRules } from './rules.ts'

/** Takes a concept out, for good: a later version of the product does not bring it back. Narrower ones move up. */
export async function removeConcept(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<{ code: string }> {
  const { viewer, prisma, now } = doing
  const { reason } = validate(removeRules, input)
  const { code, broaderId } = await findForChange(doing, id)
  await transact(prisma, async tx => {
    await claimVersion(tx.concept, 'concept', id, expectedVersion)
    await tx.concept.updateMany({ where: { broaderId: id }, data: { broaderId } })
    await tx.concept.delete({ where: { id } })
    await recordRevision(tx, viewer, now, { kind: 'Concept', subjectId: id, action: 'remove', reason })
  })
  return { code }
}
