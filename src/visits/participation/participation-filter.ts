import type {
  ParticipationSide as Side,
  ParticipationState as State,
  RefusalGround as Ground,
} from '../../db/generated/client/enums.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { ValidationError } from '../../errors.ts'

type Some<Value> = readonly Value[] | null

export interface ParticipationFilter {
  states?: Some<State>
  visits?: Some<{ id: string }>
  municipalities?: Some<{ id: string }>
  staffMembers?: Some<{ id: string }>
  begunBy?: Side | null
  refusalGrounds?: Some<Ground>
  isOutdated?: boolean | null
  from?: Date | null
  to?: Date | null
}

const ids = (some: readonly { id: string }[]) => ({ in: some.map(({ id }) => id) })

/** The participations that pass every part of a filter; within one part, one of its values is enough. */
export function participationFilter(
  filter: ParticipationFilter | null | undefined,
): Prisma.ParticipationWhereInput {
  if (!filter) return {}
  const { states, visits, municipalities, staffMembers, begunBy, refusalGrounds, isOutdated, from, to } =
    filter
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
      isOutdated == null ? {} : isOutdated ? outdated : { NOT: outdated },
      from ? { periodUntil: { gte: from } } : {},
      to ? { periodFrom: { lte: to } } : {},
    ],
  }
}

/** Accepted on a weighing that no longer holds. */
const outdated: Prisma.ParticipationWhereInput = {
  state: 'ACCEPTED',
  weighing: { outdatedSince: { not: null } },
}
