import { z } from 'zod'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { missionTypeCode } from '../../field/mission-types/rules.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'

/** The invited municipality answers for itself. */
export const mayAnswer = (viewer: Viewer, municipalityId: string): boolean =>
  viewer.role === 'OFFICER' && viewer.municipalityId === municipalityId

/** What a partnership wants to achieve, and takes along, its municipality says, or the association with it. */
export const maySpeakFor = (viewer: Viewer, municipalityId: string): boolean =>
  isAssociation(viewer) || mayAnswer(viewer, municipalityId)

export const inviteRules = z.object({
  municipalityId: z.string(),
  partnershipId: z.string().nullish(),
  text: optionalText('text', 4_000),
})
export type Invited = z.infer<typeof inviteRules>

const codes = z.array(z.string()).nullish()

export const organiseRules = z.object({
  title: givenText('title', 200, 'say in a few words what the visit is.'),
  purpose: optionalText('purpose', 20_000),
  missionTypes: z.array(missionTypeCode).nullish(),
  policyDomains: codes,
  countries: codes,
  startsOn: z.date().nullish(),
  endsOn: z.date().nullish(),
  month: z.date().nullish(),
  invitations: z
    .array(inviteRules)
    .max(50, 'invitations: at most 50.')
    .refine(
      list => new Set(list.map(each => each.municipalityId)).size === list.length,
      'invitations: each municipality once.',
    )
    .nullish(),
})

export const answerRules = z.object({
  answer: z.enum(['ACCEPTED', 'DECLINED']),
  reason: optionalText('reason', 4_000),
  partnershipId: z.string().nullish(),
  aims: optionalText('aims', 20_000),
})

export const aimsRules = z.object({ aims: optionalText('aims', 20_000) })
