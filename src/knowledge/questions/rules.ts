import { z } from 'zod'
import { isAssociation, isSignedIn, type Viewer } from '../../access/viewer.ts'
import { publishedVisibleTo } from '../../access/visible-knowledge.ts'
import { holds } from '../../access/rule.ts'
import type { QuestionState, Side, Visibility } from '../../db/generated/client/enums.ts'
import { RuleError } from '../../errors.ts'
import { givenText, optionalText } from '../../field/text-rules.ts'
import { languages } from '../../language/language.ts'

/** Which state follows which. What was answered or withdrawn can be asked again; it is then open as before. */
export const next = {
  OPEN: ['ANSWERED', 'WITHDRAWN'],
  ANSWERED: ['OPEN', 'WITHDRAWN'],
  WITHDRAWN: ['OPEN'],
} as const satisfies Record<QuestionState, readonly QuestionState[]>

const words: Record<QuestionState, string> = {
  OPEN: 'open',
  ANSWERED: 'answered',
  WITHDRAWN: 'withdrawn',
}

/** Refuses a step that the table does not have, and says which it has. */
export function checkStep(from: QuestionState, to: QuestionState): void {
  const steps: readonly QuestionState[] = next[from]
  if (steps.includes(to)) return
  throw new RuleError(
    `This question is ${words[from]} and cannot become ${words[to]}; from here it can become ${steps.map(step => words[step]).join(' or ')}.`,
    ['input', 'id'],
  )
}

/** North or South: whoever is signed in asks, and answers. */
export const mayAsk = (viewer: Viewer): boolean => isSignedIn(viewer)

/** What was asked is changed, and judged, by the municipality that asks, whoever of it; and by the association. */
export const mayKeepQuestion = (viewer: Viewer, municipalityId: string | null): boolean =>
  isAssociation(viewer) || (municipalityId !== null && municipalityId === viewer.municipalityId)

/** An answer is taken back by who gave it; and by the association. */
export const mayTakeBack = mayKeepQuestion

/** Those who ask: a municipality on one side of the partnerships, or the association. */
export type Asking = { readonly id: string; readonly side: Side } | null

/** Whether who asks may read what would be the answer: the one rule of who sees what, asked about them. */
export function askerReads(asking: Asking, row: { visibility: Visibility; municipalityId: string | null }) {
  const role = asking === null ? 'EDITOR' : asking.side === 'NORTH' ? 'OFFICER' : 'PARTNER'
  return holds(publishedVisibleTo({ role, municipalityId: asking?.id, language: 'nl' }), row)
}

export const mostDomains = 3

const title = givenText('title', 200, 'say in a few words what you want to know.')
const text = givenText('text', 20_000, 'say what you want to know, and what for.')
const visibility = z.enum(['INTERNAL', 'FLEMISH', 'NETWORK', 'PUBLIC'])
const policyDomains = z
  .array(z.string())
  .min(1, 'policyDomains: at least one; by it those find the question who know the answer.')
  .max(mostDomains, `policyDomains: at most ${mostDomains}; choose the ones that matter most.`)

const details = {
  language: z.enum(languages).nullish(),
  regions: z.array(z.string()).max(20, 'regions: at most 20.').nullish(),
  countries: z.array(z.string()).max(20, 'countries: at most 20.').nullish(),
  neededBy: z.date().nullish(),
}

export const askRules = z.object({
  ...details,
  title,
  text,
  visibility,
  policyDomains,
  municipalityId: z.string().nullish(),
})

export const editRules = z.object({
  ...details,
  title: title.nullish(),
  text: text.nullish(),
  visibility: visibility.nullish(),
  policyDomains: policyDomains.nullish(),
})

export const settleRules = z.object({ reason: optionalText('reason', 4_000) })

export const withdrawRules = z.object({
  reason: givenText('reason', 4_000, 'say why nobody need answer it.'),
})

export const answerRules = z
  .object({
    lessonId: z.string().nullish(),
    practiceId: z.string().nullish(),
    personId: z.string().nullish(),
    note: optionalText('note', 4_000),
  })
  .refine(
    ({ lessonId, practiceId, personId }) => [lessonId, practiceId, personId].filter(Boolean).length === 1,
    { path: ['lesson'], error: 'lesson: give a lesson, a practice or a person to call: one of the three.' },
  )

export type Asked = z.infer<typeof askRules>
export type Answering = z.infer<typeof answerRules>
