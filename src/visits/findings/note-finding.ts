import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
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
  const { db, now } = doing
  const finding = validate(noteRules, input)
  const { policyDomain, ...columns } = finding
  await findVisitForChange(doing, visitId, ['input', 'visit'])
  checkPast('foundOn', finding.foundOn, now)
  const policyDomainId = policyDomain ? await findPolicyDomain(db, policyDomain) : null
  const request = { action: 'noteFinding', key: input.idempotencyKey, input: { ...finding, visitId } }
  return createOnce(doing, request, id => [
    writes.finding.create({ data: { id, ...columns, policyDomainId, visitId, createdAt: now } }),
    revision(doing, { kind: 'Finding', subjectId: id, action: 'note' }),
  ])
}
