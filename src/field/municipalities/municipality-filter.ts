import type { Prisma } from '../../db/generated/client/client.ts'
import type { Side } from '../../db/generated/client/enums.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { checkCodes } from '../catalogues/check-codes.ts'
import { withinRegions } from '../catalogues/within.ts'

export interface MunicipalityFilter {
  side?: Side | null
  countries?: readonly string[] | null
  regions?: readonly string[] | null
  nameContains?: string | null
}

/** The municipalities that pass every part of a filter; within one part, one of its values is enough. */
export async function municipalityFilter(
  db: VisibleClient,
  filter: MunicipalityFilter | null | undefined,
): Promise<Prisma.MunicipalityWhereInput> {
  if (!filter) return {}
  const { side, countries, regions } = filter
  await checkCodes(db, { countries, regions }, ['filter'])
  return {
    AND: [
      side ? { side } : {},
      countries ? { countryCode: { in: [...countries] } } : {},
      regions ? { country: { region: withinRegions(regions) } } : {},
      filter.nameContains ? named(filter.nameContains) : {},
    ],
  }
}

const named = (words: string) => ({
  OR: [
    { name: { contains: words.trim(), mode: 'insensitive' as const } },
    { otherNames: { has: words.trim() } },
  ],
})
