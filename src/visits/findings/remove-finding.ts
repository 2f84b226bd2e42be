import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { RuleError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { findForChange } from './find-for-change.ts'

/** Takes off a visit what was noted by mistake; a finding that lessons came of stays. */
export async function removeFinding(doing: Doing, id: string, expectedVersion: number): Promise<string> {
  const { viewer, prisma, now } = doing
  const { visitId } = await findForChange(doing, id)
  await transact(prisma, async tx => {
    await claimVersion(tx.finding, 'finding', id, expectedVersion)
    // Also those that the viewer does not see: a colleague's draft keeps its finding.
    if (await tx.lesson.count({ where: { findingId: id } }))
      throw new RuleError('A lesson came of this finding; it stays, with the lesson.', ['input', 'id'])
    await tx.finding.delete({ where: { id } })
    await recordRevision(tx, viewer, now, { kind: 'Finding', subjectId: id, action: 'remove' })
  })
  return visitId
}
