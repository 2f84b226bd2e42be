import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { checkPast } from '../../field/check-past.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { findPolicyDomain } from '../../field/policy-domains/find-policy-domain.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given; lessons that came of it keep their own words. */
export async function editFinding(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const edit = validate(editRules, input)
  await findForChange(doing, id)
  checkPast('foundOn', edit.foundOn, now)
  const { text, policyDomain, ...columns } = edit
  const policyDomainId = policyDomain ? await findPolicyDomain(db, policyDomain) : policyDomain
  await transact(prisma, async tx => {
    await claimVersion(tx.finding, 'finding', id, expectedVersion)
    await tx.finding.update({
      where: { id },
      data: { ...columns, policyDomainId, text: text ?? undefined },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Finding',
      subjectId: id,
      action: 'edit',
      fields: givenFields(edit),
    })
  })
  return id
}
