import type { Doing } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'

/** The viewer's own saved search; another one's is not there. */
export async function findForChange({ db }: Doing, id: string): Promise<{ id: string; seenSeq: bigint }> {
  const found = await db.savedSearch.findUnique({ where: { id }, select: { id: true, seenSeq: true } })
  if (!found) throw new NotFoundError('There is no such saved search.', ['input', 'id'])
  return found
}
