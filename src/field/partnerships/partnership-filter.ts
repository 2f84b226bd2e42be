import type { Prisma } from '../../db/generated/client/client.ts'
import type { PartnershipForm, PartnershipStatus } from '../../db/generated/client/enums.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { checkCodes } from '../catalogues/check-codes.ts'
import { withinDomains, withinRegions } from '../catalogues/within.ts'

type Some<Value> = readonly Value[] | null

export interface PartnershipFilter {
  statuses?: Some<PartnershipStatus>
  forms?: Some<PartnershipForm>
  municipalities?: Some<{ id: string }>
  countries?: Some<string>
  regions?: Some<string>
  programmes?: Some<string>
  policyDomains?: Some<string>
  nameContains?: string | null
}

/** The partnerships that pass every part of a filter; within one part, one of its values is enough. */
export async function partnershipFilter(
  db: VisibleClient,
  filter: PartnershipFilter | null | undefined,
): Promise<Prisma.PartnershipWhereInput> {
  if (!filter) return {}
  const { statuses, forms, municipalities, countries, regions, programmes, policyDomains } = filter
  await checkCodes(db, { countries, regions, programmes, policyDomains }, ['filter'])
  return {
    AND: [
      statuses ? { status: { in: [...statuses] } } : {},
      forms ? { form: { in: [...forms] } } : {},
      municipalities
        ? { members: { some: { municipalityId: { in: municipalities.map(({ id }) => id) } } } }
        : {},
      countries ? partnerIn({ countryCode: { in: [...countries] } }) : {},
      regions ? partnerIn({ country: { region: withinRegions(regions) } }) : {},
      programmes ? { programmes: { some: { code: { in: [...programmes] } } } } : {},
      policyDomains ? { policyDomains: { some: withinDomains(policyDomains) } } : {},
      filter.nameContains
        ? { name: { contains: filter.nameContains.trim(), mode: 'insensitive' as const } }
        : {},
    ],
  }
}

const partnerIn = (place: Prisma.MunicipalityWhereInput): Prisma.PartnershipWhereInput => ({
  members: { some: { municipality: { side: 'SOUTH', ...place } } },
})
