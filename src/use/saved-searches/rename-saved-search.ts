import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
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
  await transact(doing.prisma, async tx => {
    await claimVersion(tx.savedSearch, 'saved search', id, expectedVersion)
    await tx.savedSearch.update({ where: { id }, data: { name } })
  })
  return id
}
