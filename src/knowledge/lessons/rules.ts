import { z } from 'zod'
import { any, field, holds, type Rule } from '../../access/rule.ts'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import { draftsVisibleTo } from '../../access/visible-knowledge.ts'
import type { State } from '../../db/generated/client/enums.ts'
import { languages } from '../../language/language.ts'

export interface AuthoredRow {
  state: State
  authorId: string | null
  authorTokenId: string | null
}

export const isAuthor = (viewer: Viewer, row: Omit<AuthoredRow, 'state'>): boolean =>
  viewer.userId
    ? row.authorId === viewer.userId
    : viewer.tokenId !== undefined && row.authorTokenId === viewer.tokenId

/** Where an anonymous lesson comes from is for its author, its municipality and the association; as whereOriginShows. */
export const showsOrigin = (
  viewer: Viewer,
  row: Omit<AuthoredRow, 'state'> & { anonymous: boolean; municipalityId: string | null },
): boolean =>
  !row.anonymous ||
  isAssociation(viewer) ||
  isAuthor(viewer, row) ||
  (row.municipalityId !== null && row.municipalityId === viewer.municipalityId)

/** The author edits a draft; from review on, the association does. */
export const editableBy = (viewer: Viewer): Rule =>
  isAssociation(viewer)
    ? any(draftsVisibleTo(viewer), field('state', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN'))
    : draftsVisibleTo(viewer)

export const mayEdit = (viewer: Viewer, row: AuthoredRow): boolean => holds(editableBy(viewer), { ...row })

/** The author submits; what was withdrawn can also be taken up again by the association. */
export const maySubmit = (viewer: Viewer, row: AuthoredRow): boolean =>
  isAuthor(viewer, row) || (row.state === 'WITHDRAWN' && isAssociation(viewer))

/** Whoever wrote it may take it back; the association may withdraw anything. */
export const mayWithdraw = (viewer: Viewer, row: AuthoredRow): boolean =>
  isAuthor(viewer, row) || isAssociation(viewer)

export const longestTitle = 200
export const longestText = 20_000
export const mostCountries = 20
export const mostDomains = 3

const title = z
  .string()
  .trim()
  .min(1, 'title: say in a few words what was learned.')
  .max(longestTitle, `title: at most ${longestTitle} characters; put the rest in the lesson.`)

const text = (name: string) =>
  z
    .string()
    .trim()
    .max(longestText, `${name}: at most ${longestText} characters.`)
    .transform(value => value || null)
    .nullish()

const outcome = z.enum(['WORKED', 'FAILED', 'MIXED'], {
  error: 'outcome: WORKED, FAILED or MIXED; "not stated" is for imported lessons whose source states none.',
})

const webAddress = (name: string) =>
  z
    .custom<URL>(
      value => value instanceof URL && /^https?:$/.test(value.protocol),
      `${name}: an address that begins with http:// or https://.`,
    )
    .transform(value => value.href)
    .nullish()

const codes = (name: string, most: number, what: string) =>
  z.array(z.string()).max(most, `${name}: at most ${most} ${what}.`).nullish()

/** What a person can say of a lesson, as captured or edited. */
const wording = {
  language: z.enum(languages).nullish(),
  context: text('context'),
  whatHappened: text('whatHappened'),
  why: text('why'),
  recommendation: text('recommendation'),
  recommendedTo: text('recommendedTo'),
  holdsWhen: text('holdsWhen'),
  evidence: text('evidence'),
  level: z.enum(['PROGRAMME_EXECUTION', 'PROCESS', 'RESULT']).nullish(),
  pillars: z.array(z.enum(['POLITICAL', 'ADMINISTRATION', 'CIVIL_SOCIETY'])).nullish(),
  visibility: z.enum(['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC']).nullish(),
  anonymous: z.boolean().nullish(),
  experiencedOn: z.date().nullish(),
  reviewOn: z.date().nullish(),
  sourceDocument: text('sourceDocument'),
  sourcePage: text('sourcePage'),
  sourceUrl: webAddress('sourceUrl'),
  policyDomains: codes('policyDomains', mostDomains, 'policy domains; choose the ones that matter most'),
  missionTypes: codes('missionTypes', 4, 'mission types'),
  countries: codes('countries', mostCountries, 'countries'),
  visitId: z.string().nullish(),
  partnershipId: z.string().nullish(),
}

const lesson = text('lesson').pipe(z.string({ error: 'lesson: say what others should know.' }))

/** Three fields are required: title, lesson, outcome. */
export const captureRules = z.object({ ...wording, title, lesson, outcome, findingId: z.string().nullish() })

export const editRules = z.object({
  ...wording,
  title: title.nullish(),
  lesson: text('lesson').refine(
    value => value !== null,
    'lesson: it cannot be emptied; say what others should know.',
  ),
  outcome: outcome.nullish(),
})

export type Capture = z.infer<typeof captureRules>
export type Edit = z.infer<typeof editRules>

/** A reason that others will read. */
export const reasonRules = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'reason: say why in a sentence.')
    .max(2_000, 'reason: at most 2000 characters.'),
})
