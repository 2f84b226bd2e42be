import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { checkNeededBy } from './check-needed-by.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given; null empties one that can be empty. */
export async function editQuestion(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { db, write, now } = doing
  const edit = validate(editRules, input)
  const before = await findForChange(doing, id)
  if (before.state === 'WITHDRAWN')
    throw new RuleError('This question was withdrawn; reopen it to ask it otherwise.', ['input', 'id'])
  const { policyDomains, regions, countries, neededBy, ...given } = edit
  if (neededBy?.getTime() !== before.neededBy?.getTime()) checkNeededBy(neededBy, now)
  await checkCodes(db, { policyDomains, regions, countries }, ['input'])
  const set = (codes: readonly string[] | null | undefined) =>
    codes === undefined ? undefined : { set: (codes ?? []).map(code => ({ code })) }
  await write([
    writes.question.updateAsRead(id, expectedVersion, {
      title: given.title ?? undefined,
      text: given.text ?? undefined,
      language: given.language ?? undefined,
      visibility: given.visibility ?? undefined,
      neededBy,
      policyDomains: set(policyDomains ?? undefined),
      regions: set(regions),
      countries: set(countries),
    }),
    revision(doing, {
      kind: 'Question',
      subjectId: id,
      action: 'edit',
      fields: givenFields(edit),
      ...(given.visibility ? { toState: given.visibility } : {}),
    }),
  ])
  return id
}
