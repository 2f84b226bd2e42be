import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { nameRules } from './rules.ts'

export async function renameSavedSearch(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { name } = validate(nameRules, input)
  await findForChange(doing, id)
  await doing.write([writes.savedSearch.updateAsRead(id, expectedVersion, { name })])
  return id
}
