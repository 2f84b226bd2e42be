import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ValidationError } from '../../errors.ts'
import { findForChange } from './find-for-change.ts'
import { latestSeq } from './save-search.ts'

/**
 * What was new is seen: all of it, or what was there when `upTo` was read. Never less than was seen before, and never
 * more than there is, so that nothing that comes later is taken for seen.
 */
export async function markSavedSearchSeen(
  doing: Doing,
  id: string,
  upTo: string | null | undefined,
): Promise<string> {
  const mark = readMark(upTo)
  const { seenSeq } = await findForChange(doing, id)
  await transact(doing.prisma, async tx => {
    const latest = await latestSeq(tx)
    const seen = mark !== undefined && mark < latest ? mark : latest
    if (seen < seenSeq) return
    await tx.savedSearch.updateMany({
      where: { id, seenSeq: { lte: seen } },
      data: { seenSeq: seen, seenAt: doing.now },
    })
  })
  return id
}

/** How far an answer had come, as its field `mark` says it. */
export const writeMark = (seq: bigint): string => Buffer.from(`seen ${seq}`).toString('base64url')

function readMark(mark: string | null | undefined): bigint | undefined {
  if (mark == null) return undefined
  const [, seq] = /^seen (\d{1,18})$/.exec(Buffer.from(mark, 'base64url').toString()) ?? []
  if (seq !== undefined) return BigInt(seq)
  throw ValidationError.at(
    ['input', 'upTo'],
    'upTo: this is not a mark of ours; take it from the field mark of a saved search.',
  )
}
