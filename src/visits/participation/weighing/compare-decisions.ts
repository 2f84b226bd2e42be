import type { Prisma } from '../../../db/generated/client/client.ts'
import type {
  ParticipationState as State,
  RefusalGround as Ground,
} from '../../../db/generated/client/enums.ts'
import { type Compared, decided } from './backtest.ts'
import { factsStatement } from './facts-statement.ts'
import { asJson, weighedOf } from './weigh-together.ts'

export interface Decision {
  readonly id: string
  readonly number: number
  readonly state: State
  readonly refusalGround: Ground | null
  readonly visitId: string
  readonly municipalityId: string
}

/** Which decisions: of those days, in the order in which they were made. */
export const decisionsOf = (from?: Date | null, to?: Date | null) =>
  ({
    where: {
      state: { in: [...decided] },
      AND: [from ? { decidedOn: { gte: from } } : {}, to ? { decidedOn: { lte: to } } : {}],
    },
    orderBy: [{ decidedOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      number: true,
      state: true,
      refusalGround: true,
      visitId: true,
      municipalityId: true,
    },
  }) as const satisfies Prisma.ParticipationFindManyArgs

/** Weighs each of them anew, by today's rule and by what is on record of the time before its visit. */
export async function compareDecisions(
  decisions: readonly Decision[],
  read: (statement: string, asked: string) => Promise<readonly (string | null | undefined)[]>,
): Promise<Compared[]> {
  const asked = decisions.map(({ id: participationId, visitId, municipalityId }) => ({
    participationId,
    visitId,
    municipalityId,
  }))
  const rows = await read(factsStatement, asJson(asked))
  return decisions.map(({ id, number, state, refusalGround: ground }, i) => ({
    id,
    number,
    joined: state !== 'REFUSED',
    ground,
    weighed: weighedOf(rows[i]),
  }))
}
