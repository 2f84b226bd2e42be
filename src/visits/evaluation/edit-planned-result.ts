import type { Doing } from '../../context.ts'
import { findPolicyDomain } from '../../field/policy-domains/find-policy-domain.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { changeResult } from './change-result.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given; how it was judged stays, with the visit on which it was. */
export async function editPlannedResult(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const edit = validate(editRules, input)
  await findForChange(doing, id)
  const { text, policyDomain, dueOn } = edit
  const policyDomainId = policyDomain ? await findPolicyDomain(doing.db, policyDomain) : policyDomain
  return changeResult(doing, id, expectedVersion, {
    action: 'edit',
    fields: givenFields(edit),
    data: { text: text ?? undefined, dueOn, policyDomainId },
  })
}
