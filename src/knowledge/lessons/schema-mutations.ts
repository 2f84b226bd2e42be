import { builder } from '../../builder.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { LanguageEnum, PillarEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Finding } from '../../visits/findings/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { LevelEnum, StatedOutcomeEnum } from '../enums.ts'
import { captureLesson } from './capture-lesson.ts'
import { editLesson } from './edit-lesson.ts'
import { publishLesson } from './publish-lesson.ts'
import { returnLesson } from './return-lesson.ts'
import { reviewLesson } from './review-lesson.ts'
import { Lesson } from './schema.ts'
import { submitLesson } from './submit-lesson.ts'
import { withdrawLesson } from './withdraw-lesson.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

/** What can be said of a lesson beside the three required fields; the same to capture and to edit. */
const optional = (t: Inputs) => ({
  language: t.field({
    type: LanguageEnum,
    description: "In which language it is written; at capture the viewer's own unless given.",
  }),
  context: t.string({ description: 'Where and in which circumstances.' }),
  whatHappened: t.string({ description: 'What was done and what came of it.' }),
  why: t.string({ description: 'Why it went as it went.' }),
  recommendation: t.string({ description: 'What to do next time.' }),
  recommendedTo: t.string({ description: 'To whom the recommendation speaks.' }),
  holdsWhen: t.string({ description: 'In which circumstances it holds.' }),
  evidence: t.string({ description: 'What shows that it is so.' }),
  level: t.field({ type: LevelEnum, description: 'Programme execution, process or result.' }),
  pillars: t.field({ type: [PillarEnum], description: 'Which pillars of governance it is about.' }),
  visibility: t.field({
    type: VisibilityEnum,
    description:
      'Who may see it once it is published; INTERNAL unless given. NETWORK means that southern partners read it.',
  }),
  anonymous: t.boolean({ description: 'Show its author and municipality to the association only.' }),
  experiencedOn: t.field({ type: 'Date', description: 'When it was experienced.' }),
  reviewOn: t.field({ type: 'Date', description: 'When it should be looked at again.' }),
  sourceDocument: t.string({ description: 'The title of the document it was taken from.' }),
  sourcePage: t.string({ description: 'Where in the document.' }),
  sourceUrl: t.field({ type: 'URL', description: 'The address it was taken from.' }),
  policyDomains: t.stringList({
    description: 'Codes of policy domains, at most three, such as waste-collection.',
  }),
  missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'For which kinds of visit it matters.' }),
  countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
  visit: t.globalID({ for: [Visit], description: 'The visit on which it was learned.' }),
  partnership: t.globalID({ for: [Partnership], description: 'The partnership in which it was learned.' }),
})

/** The ids of an input as the rules know them. */
const unlinked = <Input extends { visit?: { id: string } | null; partnership?: { id: string } | null }>({
  visit,
  partnership,
  ...rest
}: Input) => ({
  ...rest,
  visitId: visit === undefined ? undefined : (visit?.id ?? null),
  partnershipId: partnership === undefined ? undefined : (partnership?.id ?? null),
})

const ReturnedLesson = builder.objectRef<{ number: number }>('ReturnedLesson').implement({
  description: 'A lesson that went back to its author: no more of it is for the editor to see.',
  fields: t => ({ number: t.exposeInt('number', { description: 'Its short number.' }) }),
})

builder.mutationFields(t => ({
  captureLesson: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      'Writes down a lesson as a draft. Only title, lesson and outcome are required; the rest is offered from the visit.',
    input: {
      title: t.input.string({ required: true, description: 'In a few words, at most 200 characters.' }),
      lesson: t.input.string({ required: true, description: 'What others should know.' }),
      outcome: t.input.field({ type: StatedOutcomeEnum, required: true, description: 'How it turned out.' }),
      finding: t.input.globalID({
        for: [Finding],
        description:
          'The finding of a visit that it comes of, and stays linked to: the visit is that of the finding, and what happened is its text, unless given.',
      }),
      ...optional(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same lesson, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { finding, ...input } }, context) => {
      const capture = { ...unlinked(input), findingId: finding?.id }
      const id = await captureLesson(context, capture)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editLesson: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. Its author edits a draft; from review on, the association does.',
    input: {
      id: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      title: t.input.string({ description: 'In a few words, at most 200 characters.' }),
      lesson: t.input.string({ description: 'What others should know.' }),
      outcome: t.input.field({ type: StatedOutcomeEnum, description: 'How it turned out.' }),
      ...optional(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editLesson(context, target.id, expectedVersion, unlinked(input))
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  submitLesson: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description: 'Sends a draft in for review, or takes up again what was withdrawn.',
    input: { id: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await submitLesson(context, input.id.id)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  reviewLesson: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      "Records an editor's judgement of a lesson in review; it can be published when all three hold.",
    input: {
      id: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
      significant: t.input.boolean({
        required: true,
        description: 'It matters: others gain or lose by knowing it.',
      }),
      valid: t.input.boolean({ required: true, description: 'It is true, as far as can be checked.' }),
      applicable: t.input.boolean({ required: true, description: 'Others can act on it.' }),
      note: t.input.string({
        description: 'What to say to the author; asked for when one of the three does not hold.',
      }),
    },
    resolve: async (query, _root, { input: { id: target, ...review } }, context) => {
      const id = await reviewLesson(context, target.id, review)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  publishLesson: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description: 'Puts a reviewed lesson before those whom its visibility names.',
    input: {
      id: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
      visibility: t.input.field({
        type: VisibilityEnum,
        description: 'Who may see it; as it stands unless given.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await publishLesson(context, input.id.id, input)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  returnLesson: t.fieldWithInput({
    type: ReturnedLesson,
    ...problems,
    description:
      "Gives a lesson in review back to its author, with what is asked of him. It is a draft again, and a draft is its author's alone.",
    input: {
      id: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
      reason: t.input.string({ required: true, description: 'What is asked of the author.' }),
    },
    resolve: (_root, { input }, context) => returnLesson(context, input.id.id, input),
  }),

  withdrawLesson: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      'Takes a published lesson out of sight of all but its author and the association; it leaves every search at once.',
    input: {
      id: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
      reason: t.input.string({ required: true, description: 'Why, in a sentence.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await withdrawLesson(context, input.id.id, input)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
