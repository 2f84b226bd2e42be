import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
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
  const { viewer, prisma, db, now } = doing
  const result = validate(planRules, input)
  const { policyDomain, ...columns } = result
  await findPartnershipForChange(doing, partnershipId, ['input', 'partnership'])
  const policyDomainId = policyDomain ? await findPolicyDomain(db, policyDomain) : null
  const request = { action: 'planResult', key: input.idempotencyKey, input: { ...result, partnershipId } }
  return transact(prisma, tx =>
    createOnce(tx, viewer, request, async () => {
      const { id } = await tx.plannedResult.create({
        data: { ...columns, policyDomainId, partnershipId, createdAt: now },
        select: { id: true },
      })
      await recordRevision(tx, viewer, now, { kind: 'PlannedResult', subjectId: id, action: 'plan' })
      return id
    }),
  )
}
