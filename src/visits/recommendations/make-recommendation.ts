import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { validate } from '../../validate.ts'
import { findForChange as findVisitForChange } from '../visits/find-for-change.ts'
import { checkAddressee } from './check-addressee.ts'
import { recommendRules } from './rules.ts'

/** Puts on record what somebody should do after a visit, and by when. */
export async function makeRecommendation(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const recommendation = validate(recommendRules, input)
  await findVisitForChange(doing, visitId, ['input', 'visit'])
  await checkAddressee(db, visitId, recommendation.municipalityId)
  return transact(prisma, tx =>
    createOnce(
      tx,
      viewer,
      {
        action: 'makeRecommendation',
        key: input.idempotencyKey,
        input: { ...recommendation, visitId },
      },
      async () => {
        const { id } = await tx.recommendation.create({
          data: { ...recommendation, visitId, isExample: viewer.isExample, createdAt: now },
          select: { id: true },
        })
        await recordRevision(tx, viewer, now, { kind: 'Recommendation', subjectId: id, action: 'make' })
        return id
      },
    ),
  )
}
