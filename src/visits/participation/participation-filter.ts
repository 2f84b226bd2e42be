import type {
  ParticipationSide as Side,
  ParticipationState as State,
  RefusalGround as Ground,
} from '../../db/generated/client/enums.ts'
import type { Context } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { ValidationError } from '../../errors.ts'
import { type VisitFilter, visitFilter } from '../visits/visit-filter.ts'

type Some<Value> = readonly Value[] | null

export interface ParticipationFilter {
  states?: Some<State>
  visits?: Some<{ id: string }>
  municipalities?: Some<{ id: string }>
  staffMembers?: Some<{ id: string }>
  begunBy?: Side | null
  refusalGrounds?: Some<Ground>
  ranks?: Some<number>
  isAgainstAdvice?: boolean | null
  isOutdated?: boolean | null
  from?: Date | null
  to?: Date | null
  visit?: VisitFilter | null
}

const ids = (some: readonly { id: string }[]) => ({ in: some.map(({ id }) => id) })

/** The participations that pass every part of a filter; within one part, one of its values is enough. */
export async function participationFilter(
  context: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: ParticipationFilter | null | undefined,
): Promise<Prisma.ParticipationWhereInput> {
  if (!filter) return {}
  const { states, visits, municipalities, staffMembers, begunBy, refusalGrounds, from, to } = filter
  const { ranks, isAgainstAdvice, isOutdated, visit } = filter
  if (from && to && to < from)
    throw ValidationError.at(['filter', 'to'], 'to: the last day does not lie before the first.')
  return {
    AND: [
      states ? { state: { in: [...states] } } : {},
      visits ? { visitId: ids(visits) } : {},
      municipalities ? { municipalityId: ids(municipalities) } : {},
      staffMembers ? { staffMemberId: ids(staffMembers) } : {},
      begunBy ? { begunBy } : {},
      refusalGrounds ? { refusalGround: { in: [...refusalGrounds] } } : {},
      ranks ? { OR: ranks.map(hasRank) } : {},
      isAgainstAdvice == null ? {} : isAgainstAdvice ? againstAdvice : withAdvice,
      isOutdated == null ? {} : isOutdated ? outdated : { NOT: outdated },
      from ? { periodUntil: { gte: from } } : {},
      to ? { periodFrom: { lte: to } } : {},
      visit ? { visit: await visitFilter(context, visit, ['filter', 'visit']) } : {},
    ],
  }
}

/** The highest finality of its visit has this rank. */
export const hasRank = (rank: number): Prisma.ParticipationWhereInput => ({
  visit: { missionTypes: { some: { rank }, none: { rank: { lt: rank } } } },
})

const isRefused: Prisma.ParticipationWhereInput = { refusalGround: { not: null } }
const isAccepted: Prisma.ParticipationWhereInput = { decidedOn: { not: null }, refusalGround: null }

/** Decided as the weighing that is kept of it advised. */
export const withAdvice: Prisma.ParticipationWhereInput = {
  OR: [
    { AND: [isAccepted, { weighing: { advice: 'JOIN' } }] },
    { AND: [isRefused, { weighing: { advice: 'DO_NOT_JOIN' } }] },
  ],
}

/** Decided the other way. */
export const againstAdvice: Prisma.ParticipationWhereInput = {
  OR: [
    { AND: [isAccepted, { weighing: { advice: 'DO_NOT_JOIN' } }] },
    { AND: [isRefused, { weighing: { advice: 'JOIN' } }] },
  ],
}

/** Accepted on a weighing that no longer holds. */
const outdated: Prisma.ParticipationWhereInput = {
  state: 'ACCEPTED',
  weighing: { outdatedSince: { not: null } },
}
