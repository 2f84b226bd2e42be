import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type {
  RecommendationProgress as Progress,
  RecommendationResponse as Response,
} from '../../db/generated/client/enums.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'

/** What a recommendation has come to: its response and its latest follow-up, held against a day. */
export const statuses = ['OPEN', 'OVERDUE', 'DONE', 'GIVEN_UP', 'REFUSED', 'WITHDRAWN'] as const
export type Status = (typeof statuses)[number]

interface Standing {
  readonly dueOn: Date
  readonly response: Response | null
  readonly progress: Progress
  readonly withdrawnOn: Date | null
}

/** On the day it is due it is not overdue yet. */
export function statusOf({ dueOn, response, progress, withdrawnOn }: Standing, today: Date): Status {
  if (withdrawnOn) return 'WITHDRAWN'
  if (response === 'REFUSED') return 'REFUSED'
  if (progress === 'DONE' || progress === 'GIVEN_UP') return progress
  return dueOn < today ? 'OVERDUE' : 'OPEN'
}

/** Whoever it is made to answers it; where that is no municipality on record, those who travelled. */
export const mayAnswer = (viewer: Viewer, addressed: string | null, travelled: readonly string[]): boolean =>
  isAssociation(viewer) || isOf(viewer, addressed === null ? travelled : [addressed])

/** How far it has come, those who made it and those who carry it out both know. */
export const mayFollowUp = (
  viewer: Viewer,
  addressed: string | null,
  travelled: readonly string[],
): boolean =>
  isAssociation(viewer) || isOf(viewer, [...(addressed === null ? [] : [addressed]), ...travelled])

const isOf = ({ municipalityId }: Viewer, ids: readonly string[]): boolean =>
  municipalityId !== undefined && ids.includes(municipalityId)

const text = givenText('text', 4_000, 'say in a sentence or two what should be done.')

export const recommendRules = z
  .object({
    text,
    municipalityId: z.string().nullish(),
    recommendedTo: optionalText('recommendedTo', 200),
    dueOn: z.date(),
  })
  .refine(({ municipalityId, recommendedTo }) => municipalityId || recommendedTo, {
    path: ['recommendedTo'],
    error: 'recommendedTo: say to whom: a municipality, or who should do it.',
  })

export const editRules = z.object({
  text: text.nullish(),
  municipalityId: z.string().nullish(),
  recommendedTo: optionalText('recommendedTo', 200),
  dueOn: z.date().nullish(),
})

export const answerRules = z
  .object({
    response: z.enum(['ACCEPTED', 'PARTLY', 'REFUSED']),
    reason: optionalText('reason', 4_000),
  })
  .refine(({ response, reason }) => response === 'ACCEPTED' || reason, {
    path: ['reason'],
    error: 'reason: say what is not taken up, and why.',
  })

export const followUpRules = z.object({
  progress: z.enum(['NOT_BEGUN', 'UNDER_WAY', 'DONE', 'GIVEN_UP']),
  note: optionalText('note', 4_000),
  asOf: z.date().nullish(),
})

export const withdrawRules = z.object({ reason: givenText('reason', 4_000, 'say why it no longer stands.') })
