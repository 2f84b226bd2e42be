import type {
  ActorChangeKind,
  ParticipationSide as Side,
  WeighingAdvice as Advice,
  WeighingArea as Area,
  WeighingReason as Reason,
} from '../../../db/generated/client/enums.ts'

/** The additional reasons, in the order of the leaflet. */
export const reasons = [
  'SUBSTANTIVE_PROBLEMS',
  'RELATIONAL_PROBLEMS',
  'CONTINUITY',
  'PLANNED_ACTIVITIES',
  'FOLLOW_UP',
  'COMBINATION',
] as const satisfies readonly Reason[]

/** Those that no record tells: people state them. The others are computed from what is on record. */
export const statedReasons = ['SUBSTANTIVE_PROBLEMS', 'RELATIONAL_PROBLEMS', 'PLANNED_ACTIVITIES'] as const

export const isComputed = (reason: Reason): boolean => !statedReasons.some(stated => stated === reason)

export interface Rule {
  readonly recentMonths: number
  readonly togetherWeeks: number
  readonly area: Area
  /** For rank 1 to 4. */
  readonly required: readonly number[]
}

/** A visit as those may know it who see no more than its outline. */
export interface Outline {
  readonly id: string
  readonly title: string
  readonly month: Date
  readonly municipalities: readonly string[]
}

/** What is on record for one visit of one municipality. */
export interface Facts {
  readonly municipality: string
  /** That of its highest finality: 1 is the most relevant to join. */
  readonly rank: number
  readonly stated: readonly Stated[]
  readonly changes: readonly Changed[]
  /** Its visits in the recent past on which the association went along. */
  readonly accompanied: readonly Outline[]
  /** Visits of others to the same region in the same weeks. */
  readonly together: readonly Outline[]
}

export interface Stated {
  readonly reason: Reason
  readonly side: Side
  readonly sentence: string
  readonly visitId: string | null
  readonly recommendationId: string | null
  readonly lessonId: string | null
}

export interface Changed {
  readonly change: ActorChangeKind
  readonly changedIn: string
  readonly changedOn: Date
}

/** What speaks for a reason; for FOLLOW_UP what speaks against it. */
export interface Evidence {
  readonly reason: Reason
  readonly stated?: Stated
  readonly changed?: Changed
  readonly visit?: Outline
}

export interface Weighed {
  readonly municipality: string
  readonly rank: number
  /** How many additional reasons that rank needs. */
  readonly required: number
  /** Those that are present. */
  readonly reasons: readonly Reason[]
  readonly advice: Advice
  readonly evidence: readonly Evidence[]
  readonly recentMonths: number
  readonly togetherWeeks: number
  /** When it was decided with; null for what is computed now. */
  readonly at: Date | null
  readonly outdatedSince: Date | null
}

/** The lower the rank of the visit's finality, the more additional reasons must be present. */
export function weigh(facts: Facts, { required, recentMonths, togetherWeeks }: Rule): Weighed {
  const { municipality, rank, stated, changes, accompanied, together } = facts
  const evidence: Evidence[] = [
    ...stated.map(each => ({ reason: each.reason, stated: each })),
    ...changes.map(changed => ({ reason: 'CONTINUITY' as const, changed })),
    ...accompanied.map(visit => ({ reason: 'FOLLOW_UP' as const, visit })),
    ...together.map(visit => ({ reason: 'COMBINATION' as const, visit })),
  ]
  const isPresent = (reason: Reason) =>
    evidence.some(each => each.reason === reason) !== (reason === 'FOLLOW_UP')
  const present = reasons.filter(isPresent)
  const needed = required[rank - 1] ?? 0
  return {
    municipality,
    rank,
    required: needed,
    reasons: present,
    advice: present.length >= needed ? 'JOIN' : 'DO_NOT_JOIN',
    evidence,
    recentMonths,
    togetherWeeks,
    at: null,
    outdatedSince: null,
  }
}
