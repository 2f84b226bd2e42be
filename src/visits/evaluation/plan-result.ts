import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { findForChange as findPartnershipForChange } from '../../field/partnerships/find-for-change.ts'
import { findPolicyDomain } from '../../field/policy-domains/find-policy-domain.ts'
import { validate } from '../../validate.ts'
import { planRules } from './rules.ts'

/** Puts on record what a partnership sets out to reach, for evaluation missions to judge. */
export async function planResult(
  doing: Doing,
  partnershipId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { db, now } = doing
  const result = validate(planRules, input)
  const { policyDomain, ...columns } = result
  await findPartnershipForChange(doing, partnershipId, ['input', 'partnership'])
  const policyDomainId = policyDomain ? await findPolicyDomain(db, policyDomain) : null
  const request = { action: 'planResult', key: input.idempotencyKey, input: { ...result, partnershipId } }
  return createOnce(doing, request, id => [
    writes.plannedResult.create({ data: { id, ...columns, policyDomainId, partnershipId, createdAt: now } }),
    revision(doing, { kind: 'PlannedResult', subjectId: id, action: 'plan' }),
  ])
}
