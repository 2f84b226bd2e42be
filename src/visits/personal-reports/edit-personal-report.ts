import type { Doing } from '../../context.ts'
import { validate } from '../../validate.ts'
import { changePersonalReport } from './change-personal-report.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Replaces the text; who may read it stays as it is. */
export async function editPersonalReport(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { text } = validate(editRules, input)
  await findForChange(doing, id)
  return changePersonalReport(doing, id, expectedVersion, {
    action: 'edit',
    fields: ['text'],
    data: { text },
  })
}
