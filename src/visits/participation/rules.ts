import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type {
  ParticipationSide as Side,
  ParticipationState as State,
} from '../../db/generated/client/enums.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'
import { statedReasons } from './weighing/weigh.ts'

/**
 * Who takes a participation from one state to the next, as the leaflet has it: the municipality must want it, the
 * association may always refuse, and the municipality withdraws whenever it likes. A visit that is cancelled, or that
 * the municipality no longer travels on, makes it void; triggers see to that.
 */
export const moves = {
  ASKED: {
    WANTED: 'MUNICIPALITY',
    NOT_WANTED: 'MUNICIPALITY',
    REFUSED: 'ASSOCIATION',
    WITHDRAWN: 'MUNICIPALITY',
  },
  ADVISED: { WANTED: 'MUNICIPALITY', NOT_WANTED: 'MUNICIPALITY', WITHDRAWN: 'MUNICIPALITY' },
  WANTED: { ACCEPTED: 'ASSOCIATION', REFUSED: 'ASSOCIATION', WITHDRAWN: 'MUNICIPALITY' },
  ACCEPTED: { ACCOMPANIED: 'ASSOCIATION', NOT_ACCOMPANIED: 'ASSOCIATION', WITHDRAWN: 'MUNICIPALITY' },
  NOT_WANTED: {},
  REFUSED: {},
  ACCOMPANIED: {},
  NOT_ACCOMPANIED: {},
  WITHDRAWN: {},
  VOID: {},
} as const satisfies Record<State, Partial<Record<State, Side>>>

/** Who may take it there; null where it does not go there from here. */
export const whoMoves = (from: State, to: State): Side | null => {
  const onward: Partial<Record<State, Side>> = moves[from]
  return onward[to] ?? null
}

/** Something can still become of it. */
export const isOpen = (state: State): boolean => Object.keys(moves[state]).length > 0

/** Both sides may still state reasons, and what is asked can still change. */
export const isUndecided = (state: State): boolean => isOpen(state) && state !== 'ACCEPTED'

/** For whom the viewer speaks; null for everybody else, who cannot see it either. */
export const sideOf = (viewer: Viewer, municipalityId: string): Side | null => {
  if (isAssociation(viewer)) return 'ASSOCIATION'
  return viewer.role === 'OFFICER' && viewer.municipalityId === municipalityId ? 'MUNICIPALITY' : null
}

const why = givenText('why', 4_000, 'say in a sentence or two why.')
const activities = z
  .array(z.string())
  .min(1, 'activities: say what is asked of the staff member: at least one activity of the catalogue.')
const asked = {
  staffMemberId: z.string(),
  periodFrom: z.date(),
  periodUntil: z.date(),
  activities,
  why,
}
const inOrder = ({ periodFrom, periodUntil }: { periodFrom: Date; periodUntil: Date }) =>
  periodUntil >= periodFrom
const ends = { path: ['periodUntil'], error: 'periodUntil: the period does not end before it begins.' }

export const askRules = z.object(asked).refine(inOrder, ends)
export const adviseRules = z.object({ ...asked, municipalityId: z.string() }).refine(inOrder, ends)
export const editRules = z.object({
  staffMemberId: z.string().nullish(),
  periodFrom: z.date().nullish(),
  periodUntil: z.date().nullish(),
  activities: activities.nullish(),
  why: why.nullish(),
})

export const contactRules = z
  .object({
    spokenOn: z.date(),
    personId: z.string().nullish(),
    jobTitle: optionalText('jobTitle', 200),
    agreed: givenText('agreed', 4_000, 'say in a sentence or two what was agreed.'),
  })
  .refine(({ personId, jobTitle }) => personId || jobTitle, {
    path: ['person'],
    error: 'person: say with whom: a person on record, or a job title when nobody agreed to be named.',
  })

export const reasonRules = z.object({ reason: optionalText('reason', 4_000) })
export const refusalRules = z.object({
  ground: z.enum(['NOT_OPPORTUNE', 'NO_TIME', 'NO_BUDGET']),
  reason: givenText('reason', 4_000, 'say in a sentence why.'),
})
export const concludeRules = z.object({
  wasAccompanied: z.boolean(),
  reason: optionalText('reason', 4_000),
})

const reason = z.enum(statedReasons, {
  error: 'reason: only problems and planned activities are stated; the others follow from what is on record.',
})
export const statedRules = z.object({
  reason,
  sentence: givenText('sentence', 2_000, 'say in a sentence what speaks for it.'),
})
export const takeBackRules = z.object({ reason })

/** How the association weighs; never fewer reasons for a lower rank, and never more than there are. */
export const ruleRules = z.object({
  recentMonths: z.int().min(1, 'recentMonths: 1 to 120.').max(120, 'recentMonths: 1 to 120.').nullish(),
  togetherWeeks: z.int().min(0, 'togetherWeeks: 0 to 26.').max(26, 'togetherWeeks: 0 to 26.').nullish(),
  area: z.enum(['COUNTRY', 'SUBREGION', 'CONTINENT']).nullish(),
  required: z
    .array(z.int().min(0).max(6))
    .refine(list => list.length === 4, 'required: four numbers, for rank 1, 2, 3 and 4.')
    .refine(
      list => list.every((needed, i) => needed >= (list[i - 1] ?? 0) && needed <= 6),
      'required: never fewer for a lower rank, and at most six.',
    )
    .nullish(),
  reason: givenText('reason', 2_000, 'say in a sentence why.'),
})
