import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { dayOf } from '../../field/day.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { withdrawRules } from './rules.ts'

/** Takes a document back: its file, its text and its address are erased at once, that it was there stays on record. */
export async function withdrawDocument(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const { reason } = validate(withdrawRules, input)
  await findForChange(doing, id)
  await transact(prisma, async tx => {
    await claimVersion(tx.document, 'document', id, expectedVersion)
    // A trigger erases the file, unless another document has the same.
    const gone = { fileHash: null, url: null, withdrawnOn: dayOf(now), withdrawnReason: reason }
    await tx.document.update({ where: { id }, data: gone, select: { id: true } })
    await recordRevision(tx, viewer, now, {
      kind: 'Document',
      subjectId: id,
      action: 'withdraw',
      toState: 'WITHDRAWN',
      reason,
    })
  })
  return id
}
