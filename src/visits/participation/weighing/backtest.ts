import type {
  ParticipationState as State,
  RefusalGround as Ground,
} from '../../../db/generated/client/enums.ts'
import type { Weighed } from './weigh.ts'

/** A decision of the past, and what today's rule says about it. */
export interface Compared {
  readonly id: string
  readonly number: number
  readonly joined: boolean
  readonly ground: Ground | null
  readonly weighed: Weighed
}

/** Of some decisions: how often the association joined or not, and how often against what today's rule advises. */
export interface Counts {
  readonly joined: number
  readonly joinedAgainst: number
  readonly refused: number
  readonly refusedAgainst: number
}

export interface Backtest {
  readonly decisions: number
  readonly agreeing: number
  /** For rank 1 to 4. */
  readonly byRank: readonly (Counts & { rank: number })[]
  readonly byGround: readonly { ground: Ground; refused: number; refusedAgainst: number }[]
  readonly disagreeing: readonly Compared[]
}

export const decided = ['ACCEPTED', 'ACCOMPANIED', 'NOT_ACCOMPANIED', 'REFUSED'] as const satisfies State[]

const grounds = ['NOT_OPPORTUNE', 'NO_TIME', 'NO_BUDGET'] as const satisfies Ground[]

const isAgainst = ({ joined, weighed }: Compared): boolean => joined !== (weighed.advice === 'JOIN')

/** Holds past decisions against today's rule, so that people tune the rule to what they do, or what they do to the rule. */
export function backtest(compared: readonly Compared[]): Backtest {
  const disagreeing = compared.filter(isAgainst)
  return {
    decisions: compared.length,
    agreeing: compared.length - disagreeing.length,
    byRank: [1, 2, 3, 4].map(rank => ({
      rank,
      ...countsOf(compared.filter(each => each.weighed.rank === rank)),
    })),
    byGround: grounds.map(ground => {
      const { refused, refusedAgainst } = countsOf(compared.filter(each => each.ground === ground))
      return { ground, refused, refusedAgainst }
    }),
    disagreeing,
  }
}

function countsOf(compared: readonly Compared[]): Counts {
  const joined = compared.filter(each => each.joined)
  const refused = compared.filter(each => !each.joined)
  return {
    joined: joined.length,
    joinedAgainst: joined.filter(isAgainst).length,
    refused: refused.length,
    refusedAgainst: refused.filter(isAgainst).length,
  }
}
