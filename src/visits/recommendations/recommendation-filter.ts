import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { RecommendationResponse } from '../../db/generated/client/enums.ts'
import { ValidationError } from '../../errors.ts'
import { dayOf } from '../../field/day.ts'
import { type VisitFilter, visitFilter } from '../visits/visit-filter.ts'
import type { Status } from './rules.ts'

type Some<Value> = readonly Value[] | null

export interface RecommendationFilter {
  statuses?: Some<Status>
  visits?: Some<{ id: string }>
  partnerships?: Some<{ id: string }>
  municipalities?: Some<{ id: string }>
  responses?: Some<RecommendationResponse>
  isAnswered?: boolean | null
  dueFrom?: Date | null
  dueUntil?: Date | null
  visit?: VisitFilter | null
}

const ids = (some: Some<{ id: string }>) => ({ in: (some ?? []).map(({ id }) => id) })

/** The recommendations that pass every part of a filter; within one part, one of its values is enough. */
export async function recommendationFilter(
  context: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: RecommendationFilter | null | undefined,
): Promise<Prisma.RecommendationWhereInput> {
  if (!filter) return {}
  const { statuses, visits, partnerships, municipalities, responses, isAnswered, dueFrom, dueUntil } = filter
  if (dueFrom && dueUntil && dueUntil < dueFrom)
    throw ValidationError.at(['filter', 'dueUntil'], 'dueUntil: the last day does not lie before the first.')
  const today = dayOf(context.now)
  return {
    AND: [
      statuses ? { OR: statuses.map(status => hasStatus(status, today)) } : {},
      visits ? { visitId: ids(visits) } : {},
      partnerships ? { visit: { partnerships: { some: { id: ids(partnerships) } } } } : {},
      municipalities ? { municipalityId: ids(municipalities) } : {},
      responses ? { response: { in: [...responses] } } : {},
      isAnswered == null ? {} : { response: isAnswered ? { not: null } : null },
      dueFrom ? { dueOn: { gte: dueFrom } } : {},
      dueUntil ? { dueOn: { lte: dueUntil } } : {},
      filter.visit ? { visit: await visitFilter(context, filter.visit, ['filter', 'visit']) } : {},
    ],
  }
}

const stands: Prisma.RecommendationWhereInput = { withdrawnOn: null }
const isTakenUp: Prisma.RecommendationWhereInput = {
  OR: [{ response: null }, { response: { not: 'REFUSED' } }],
}
const isToDo: Prisma.RecommendationWhereInput = { progress: { in: ['NOT_BEGUN', 'UNDER_WAY'] } }

/** As statusOf in rules.ts says it of a row in hand; a test holds the two together. */
export function hasStatus(status: Status, today: Date): Prisma.RecommendationWhereInput {
  switch (status) {
    case 'OPEN':
      return { AND: [stands, isTakenUp, isToDo, { dueOn: { gte: today } }] }
    case 'OVERDUE':
      return { AND: [stands, isTakenUp, isToDo, { dueOn: { lt: today } }] }
    case 'DONE':
    case 'GIVEN_UP':
      return { AND: [stands, isTakenUp, { progress: status }] }
    case 'REFUSED':
      return { AND: [stands, { response: 'REFUSED' }] }
    case 'WITHDRAWN':
      return { withdrawnOn: { not: null } }
  }
}
