import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { GapState } from '../../db/generated/client/enums.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { mayCloseGaps } from './rules.ts'

type Change = Prisma.KnowledgeGapUncheckedUpdateInput & { state: GapState }

/** Changes a gap as the association: found, locked by its version, revised. */
export async function changeGap(
  doing: Doing,
  id: string,
  expectedVersion: number,
  action: string,
  change: Change,
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const gap = await db.knowledgeGap.findUnique({ where: { id }, select: { state: true } })
  if (!gap) throw new NotFoundError('There is no such gap.', ['input', 'id'])
  if (!mayCloseGaps(viewer)) throw new ForbiddenError('Gaps are for the association to close.')
  await transact(prisma, async tx => {
    await claimVersion(tx.knowledgeGap, 'gap', id, expectedVersion)
    const nothing = { lessonId: null, goodPracticeId: null, reason: null, reopened: false }
    await tx.knowledgeGap.update({
      where: { id },
      data: { ...nothing, closedAt: change.state === 'OPEN' ? null : now, ...change },
    })
    const states = { fromState: gap.state, toState: change.state }
    await recordRevision(tx, viewer, now, { kind: 'KnowledgeGap', subjectId: id, action, ...states })
  })
  return id
}
