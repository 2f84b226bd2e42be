import { type Change, revision } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { type Write, writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'

type Row = {
  id: string
  state: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'WITHDRAWN'
  version: number
  visibility: 'INTERNAL' | 'FLEMISH' | 'NETWORK' | 'PUBLIC'
}

interface PracticeChange extends Omit<Change, 'kind' | 'subjectId'> {
  readonly data?: Prisma.GoodPracticeUpdateInput
  /** What else is written with it. */
  readonly also?: readonly Write[]
}

/** Changes a good practice as the association: found, locked by its version, revised. */
export async function changePractice(
  doing: Doing,
  id: string,
  expectedVersion: number | undefined,
  change: (practice: Row) => PracticeChange | Promise<PracticeChange>,
): Promise<string> {
  const { viewer, write, db } = doing
  const practice = await db.goodPractice.findUnique({
    where: { id },
    select: { id: true, state: true, version: true, visibility: true },
  })
  if (!practice) throw new NotFoundError('There is no such good practice.', ['input', 'id'])
  if (!isAssociation(viewer)) throw new ForbiddenError('Only an editor changes a good practice.')
  const { data = {}, also = [], ...made } = await change(practice)
  await write([
    writes.goodPractice.updateAsRead(id, expectedVersion ?? practice.version, data),
    ...also,
    revision(doing, { kind: 'GoodPractice', subjectId: id, ...made }),
  ])
  return id
}
