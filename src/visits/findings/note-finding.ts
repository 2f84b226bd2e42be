import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { checkPast } from '../../field/check-past.ts'
import { validate } from '../../validate.ts'
import { findForChange as findVisitForChange } from '../visits/find-for-change.ts'
import { findPolicyDomain } from '../../field/policy-domains/find-policy-domain.ts'
import { noteRules } from './rules.ts'

/** Notes what was seen or heard on a visit. */
export async function noteFinding(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const finding = validate(noteRules, input)
  const { policyDomain, ...columns } = finding
  await findVisitForChange(doing, visitId, ['input', 'visit'])
  checkPast('foundOn', finding.foundOn, now)
  const policyDomainId = policyDomain ? await findPolicyDomain(db, policyDomain) : null
  const request = { action: 'noteFinding', key: input.idempotencyKey, input: { ...finding, visitId } }
  return transact(prisma, tx =>
    createOnce(tx, viewer, request, async () => {
      const { id } = await tx.finding.create({
        data: { ...columns, policyDomainId, visitId, createdAt: now },
        select: { id: true },
      })
      await recordRevision(tx, viewer, now, { kind: 'Finding', subjectId: id, action: 'note' })
      return id
    }),
  )
}
