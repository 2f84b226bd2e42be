import { recordRevision, type Change } from '../../access/record-revision.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../errors.ts'

type Row = {
  id: string
  state: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'WITHDRAWN'
  version: number
  visibility: 'INTERNAL' | 'FLEMISH' | 'NETWORK' | 'PUBLIC'
}

/** Changes a good practice as the association: found, locked by its version, revised. */
export async function changePractice(
  doing: Doing,
  id: string,
  expectedVersion: number | undefined,
  change: (tx: Transaction, practice: Row) => Promise<Omit<Change, 'kind' | 'subjectId'>>,
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const practice = await db.goodPractice.findUnique({
    where: { id },
    select: { id: true, state: true, version: true, visibility: true },
  })
  if (!practice) throw new NotFoundError('There is no such good practice.', ['input', 'id'])
  if (!isAssociation(viewer)) throw new ForbiddenError('Only an editor changes a good practice.')
  const version = expectedVersion ?? practice.version
  await transact(prisma, async tx => {
    const { count } = await tx.goodPractice.updateMany({
      where: { id, version },
      data: { version: version + 1 },
    })
    if (!count)
      throw new ConflictError(
        'Somebody changed this good practice meanwhile; read it again and merge.',
        practice.version,
      )
    await recordRevision(tx, viewer, now, {
      kind: 'GoodPractice',
      subjectId: id,
      ...(await change(tx, practice)),
    })
  })
  return id
}
