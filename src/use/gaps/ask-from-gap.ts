import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { askQuestion } from '../../knowledge/questions/ask-question.ts'
import { mayCloseGaps } from './rules.ts'

/** Asks those who may know what people looked for and did not find. Who looked for it, nobody knows. */
export async function askFromGap(
  doing: Doing,
  gapId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db } = doing
  const path = ['input', 'gap']
  const gap = await db.knowledgeGap.findUnique({ where: { id: gapId }, select: { state: true } })
  if (!gap) throw new NotFoundError('gap: there is no such gap.', path)
  if (!mayCloseGaps(viewer)) throw new ForbiddenError('Gaps are for the association to ask about.')
  if (gap.state === 'NOT_FOR_US')
    throw new RuleError('gap: it was decided that it is not for us; reopen it to ask about it.', path)
  return askQuestion(doing, input, gapId)
}
