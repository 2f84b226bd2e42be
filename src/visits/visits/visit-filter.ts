import { ofOwnVisit } from '../../access/row-rules.ts'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { Pillar } from '../../db/generated/client/enums.ts'
import type { Context } from '../../context.ts'
import { type Path, ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { withinDomains, withinRegions } from '../../field/catalogues/within.ts'
import { dayOf, inYear, monthOf } from '../../field/day.ts'
import { type VisitStatus, withStatus } from './visit-status.ts'

type Some<Value> = readonly Value[] | null

export interface VisitFilter {
  missionTypes?: Some<string>
  policyDomains?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  municipalities?: Some<{ id: string }>
  partnerships?: Some<{ id: string }>
  programmes?: Some<string>
  pillars?: Some<Pillar>
  statuses?: Some<VisitStatus>
  years?: Some<number>
  from?: Date | null
  to?: Date | null
}

/** The visits that pass every part of a filter; within one part, one of its values is enough. */
export async function visitFilter(
  { viewer, db, now }: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: VisitFilter | null | undefined,
  at: Path = ['filter'],
): Promise<Prisma.VisitWhereInput> {
  if (!filter) return {}
  const { missionTypes, policyDomains, regions, countries, programmes, pillars, statuses, years, from, to } =
    filter
  await checkCodes(db, { policyDomains, regions, countries, programmes }, at)
  if (from && to && to < from)
    throw ValidationError.at([...at, 'to'], 'to: the last day does not lie before the first.')
  const partnerships = filter.partnerships?.map(({ id }) => id)
  return {
    AND: [
      missionTypes ? { missionTypes: { some: { code: { in: [...missionTypes] } } } } : {},
      policyDomains ? { policyDomains: { some: withinDomains(policyDomains) } } : {},
      regions ? { countries: { some: { region: withinRegions(regions) } } } : {},
      countries ? { countries: { some: { code: { in: [...countries] } } } } : {},
      filter.municipalities ? takingPart(filter.municipalities.map(({ id }) => id)) : {},
      partnerships ? { partnerships: { some: { id: { in: partnerships } } } } : {},
      programmes ? { programme: { code: { in: [...programmes] } } } : {},
      pillars ? { pillars: { hasSome: [...pillars] } } : {},
      years ? { OR: years.map(year => ({ month: inYear(year) })) } : {},
      statuses ? standing(viewer, statuses, dayOf(now)) : {},
      from || to ? during(viewer, from, to) : {},
    ],
  }
}

/** Municipalities that travel, or that are a member of the visit's partnerships. */
const takingPart = (ids: string[]): Prisma.VisitWhereInput => ({
  OR: [
    { municipalities: { some: { id: { in: ids } } } },
    { partnerships: { some: { members: { some: { municipalityId: { in: ids } } } } } },
  ],
})

/** Where a visit stands tells its days, so for those who may not know them it stands nowhere. */
function standing(viewer: Viewer, statuses: readonly VisitStatus[], today: Date): Prisma.VisitWhereInput {
  const stands = { OR: statuses.map(status => withStatus(status, today)) }
  return isAssociation(viewer) ? stands : { AND: [ofOwnVisit(viewer), stands] }
}

/** By days for those who may know the days, by months for others: a filter must not tell what a field hides. */
function during(viewer: Viewer, from?: Date | null, to?: Date | null): Prisma.VisitWhereInput {
  const byDays = { startsOn: to ? { lte: to } : {}, endsOn: from ? { gte: from } : {} }
  if (isAssociation(viewer)) return byDays
  const byMonths = { month: { ...(from ? { gte: monthOf(from) } : {}), ...(to ? { lte: monthOf(to) } : {}) } }
  const own = ofOwnVisit(viewer)
  return { OR: [{ AND: [own, byDays] }, { AND: [{ NOT: own }, byMonths] }] }
}
