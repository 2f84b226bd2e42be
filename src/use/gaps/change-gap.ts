import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { GapState } from '../../db/generated/client/enums.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
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
  const { viewer, db, write, now } = doing
  const gap = await db.knowledgeGap.findUnique({ where: { id }, select: { state: true } })
  if (!gap) throw new NotFoundError('There is no such gap.', ['input', 'id'])
  if (!mayCloseGaps(viewer)) throw new ForbiddenError('Gaps are for the association to close.')
  const nothing = { lessonId: null, goodPracticeId: null, reason: null, reopened: false }
  const closedAt = change.state === 'OPEN' ? null : now
  const states = { fromState: gap.state, toState: change.state }
  await write([
    writes.knowledgeGap.updateAsRead(id, expectedVersion, { ...nothing, closedAt, ...change }),
    revision(doing, { kind: 'KnowledgeGap', subjectId: id, action, ...states }),
  ])
  return id
}
