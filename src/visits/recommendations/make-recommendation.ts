import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
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
  const { viewer, db, now } = doing
  const recommendation = validate(recommendRules, input)
  await findVisitForChange(doing, visitId, ['input', 'visit'])
  await checkAddressee(db, visitId, recommendation.municipalityId)
  const request = {
    action: 'makeRecommendation',
    key: input.idempotencyKey,
    input: { ...recommendation, visitId },
  }
  return createOnce(doing, request, id => [
    writes.recommendation.create({
      data: { id, ...recommendation, visitId, isExample: viewer.isExample, createdAt: now },
    }),
    revision(doing, { kind: 'Recommendation', subjectId: id, action: 'make' }),
  ])
}
