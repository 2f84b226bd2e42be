import type { Prisma } from '../../db/generated/client/client.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { catalogueConditions, type CatalogueFilter } from '../catalogue-filter.ts'

/** The good practices that pass every part of a filter; within one part, one of its values is enough. */
export async function practiceFilter(
  db: VisibleClient,
  filter: CatalogueFilter | null | undefined,
): Promise<Prisma.GoodPracticeWhereInput> {
  if (!filter) return {}
  await checkCodes(db, filter, ['filter'])
  return { AND: catalogueConditions(filter) }
}
