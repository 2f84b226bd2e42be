import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { ofOwnEvent } from '../../access/visible-events.ts'
import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { EventForm } from '../../db/generated/client/enums.ts'
import { ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { forRegions, withinDomains } from '../../field/catalogues/within.ts'
import { dayOf, inYear, monthOf } from '../../field/day.ts'
import { type EventStatus, withStatus } from './event-status.ts'

type Some<Value> = readonly Value[] | null

export interface EventFilter {
  forms?: Some<EventForm>
  statuses?: Some<EventStatus>
  policyDomains?: Some<string>
  concepts?: Some<string>
  regions?: Some<string>
  countries?: Some<string>
  programmes?: Some<string>
  municipalities?: Some<{ id: string }>
  participants?: Some<{ id: string }>
  years?: Some<number>
  from?: Date | null
  to?: Date | null
}

/** The events that pass every part of a filter; within one part, one of its values is enough. */
export async function eventFilter(
  { viewer, db, now }: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: EventFilter | null | undefined,
): Promise<Prisma.EventWhereInput> {
  if (!filter) return {}
  const { forms, statuses, policyDomains, concepts, regions, countries, programmes, years, from, to } = filter
  await checkCodes(db, { policyDomains, regions, countries, programmes }, ['filter'])
  if (from && to && to < from)
    throw ValidationError.at(['filter', 'to'], 'to: the last day does not lie before the first.')
  return {
    AND: [
      forms ? { form: { in: [...forms] } } : {},
      statuses ? standing(viewer, statuses, dayOf(now)) : {},
      policyDomains ? { policyDomains: { some: withinDomains(policyDomains) } } : {},
      concepts ? { concepts: { some: { code: { in: [...concepts] } } } } : {},
      regions ? forRegions(regions) : {},
      countries ? { countries: { some: { code: { in: [...countries] } } } } : {},
      programmes ? { programmes: { some: { code: { in: [...programmes] } } } } : {},
      filter.municipalities ? withOneOf(filter.municipalities.map(({ id }) => id)) : {},
      filter.participants ? withEach(filter.participants.map(({ id }) => id)) : {},
      years ? { OR: years.map(year => ({ month: inYear(year) })) } : {},
      from || to ? during(viewer, from, to) : {},
    ],
  }
}

/** Who organises is known to all; who is invited to those who see the invitations. */
const withOneOf = (ids: string[]): Prisma.EventWhereInput => ({
  OR: [
    { organisers: { some: { id: { in: ids } } } },
    { invitations: { some: { municipalityId: { in: ids } } } },
  ],
})

/** Who takes part in its sessions is known to those who see them. */
const withEach = (ids: string[]): Prisma.EventWhereInput => ({
  AND: ids.map(id => ({ sessions: { some: { participants: { some: { id } } } } })),
})

/** Where an event stands tells its days, so for those who may not know them it stands nowhere. */
export function standing(
  viewer: Viewer,
  statuses: readonly EventStatus[],
  today: Date,
): Prisma.EventWhereInput {
  const stands = { OR: statuses.map(status => withStatus(status, today)) }
  return isAssociation(viewer) ? stands : { AND: [ofOwnEvent(viewer), stands] }
}

/** By days for those who may know the days, by months for others: a filter must not tell what a field hides. */
function during(viewer: Viewer, from?: Date | null, to?: Date | null): Prisma.EventWhereInput {
  const byDays = { startsOn: to ? { lte: to } : {}, endsOn: from ? { gte: from } : {} }
  if (isAssociation(viewer)) return byDays
  const byMonths = { month: { ...(from ? { gte: monthOf(from) } : {}), ...(to ? { lte: monthOf(to) } : {}) } }
  const own = ofOwnEvent(viewer)
  return { OR: [{ AND: [own, byDays] }, { AND: [{ NOT: own }, byMonths] }] }
}
