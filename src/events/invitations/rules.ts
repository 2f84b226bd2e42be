import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { QuestionState, Side, State, Visibility } from '../../db/generated/client/enums.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'

/** The invited municipality answers for itself. */
export const mayAnswer = (viewer: Viewer, municipalityId: string): boolean =>
  viewer.municipalityId === municipalityId

/** What it brings it says, or the association with it. */
export const mayBring = (viewer: Viewer, municipalityId: string): boolean =>
  isAssociation(viewer) || mayAnswer(viewer, municipalityId)

/** Why it does not come is for who invited it and for itself; others see that it does not. */
export const seesReason = (
  viewer: Viewer,
  invitation: { municipalityId: string; invitedById: string | null },
): boolean =>
  isAssociation(viewer) ||
  (viewer.municipalityId !== undefined &&
    [invitation.municipalityId, invitation.invitedById].includes(viewer.municipalityId))

interface Placed {
  readonly side: Side
  readonly regionCode: string
}

/** A partner invites partners of its own region: the narrowest of M49 that its country lies in. */
export const mayInvite = (inviting: Placed, invited: Placed): boolean =>
  inviting.side === 'NORTH' || (invited.side === 'SOUTH' && invited.regionCode === inviting.regionCode)

interface Brought {
  readonly state: State | QuestionState
  readonly visibility: Visibility
}

/** What is brought all who take part may read, partners among them. */
export const isForAll = ({ state, visibility }: Brought): boolean =>
  ['PUBLISHED', 'OPEN', 'ANSWERED'].includes(state) && ['NETWORK', 'PUBLIC'].includes(visibility)

export const inviteRules = z.object({ municipalityId: z.string(), text: optionalText('text', 4_000) })

const reason = 'say in a sentence why you do not come.'

export const answerRules = z.discriminatedUnion('answer', [
  z.object({ answer: z.enum(['COMING', 'MAYBE']), reason: optionalText('reason', 4_000) }),
  z.object({ answer: z.literal('NOT_COMING'), reason: givenText('reason', 4_000, reason) }),
])

export const bringRules = z
  .object({
    practiceId: z.string().nullish(),
    lessonId: z.string().nullish(),
    questionId: z.string().nullish(),
  })
  .refine(
    ({ practiceId, lessonId, questionId }) => [practiceId, lessonId, questionId].filter(Boolean).length <= 1,
    {
      path: ['practice'],
      error: 'practice: bring one: a good practice, a lesson of what you do, or a question.',
    },
  )

export type Bringing = z.infer<typeof bringRules>
