import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { withMunicipalityId } from '../../field/municipalities/with-municipality-id.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { answerRecommendation } from './answer-recommendation.ts'
import { editRecommendation } from './edit-recommendation.ts'
import { followUpRecommendation } from './follow-up-recommendation.ts'
import { makeRecommendation } from './make-recommendation.ts'
import { Recommendation, RecommendationProgressEnum, RecommendationResponseEnum } from './schema.ts'
import { withdrawRecommendation } from './withdraw-recommendation.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Recommendation], required: true, description: 'Which recommendation.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const toWhom = (t: Inputs) => ({
  municipality: t.globalID({
    for: [Municipality],
    description:
      'The municipality that should do it: one that travelled, a partner, or one that was visited.',
  }),
  recommendedTo: t.string({
    description: 'Who should do it, within that municipality or elsewhere, in at most 200 characters.',
  }),
})

builder.mutationFields(t => ({
  makeRecommendation: t.prismaFieldWithInput({
    type: 'Recommendation',
    ...problems,
    description:
      "Puts on record what somebody should do after a visit. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'On which visit it is made.' }),
      text: t.input.string({
        required: true,
        description: 'What should be done, in at most 4,000 characters.',
      }),
      ...toWhom(t.input),
      dueOn: t.input.field({
        type: 'Date',
        required: true,
        description: 'The last day on which it is in time.',
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same recommendation, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await makeRecommendation(context, visit.id, withMunicipalityId(input))
      return context.db.recommendation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editRecommendation: t.prismaFieldWithInput({
    type: 'Recommendation',
    ...problems,
    description:
      "Changes the fields that are given; null empties one that can be empty. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      text: t.input.string({ description: 'What should be done, in at most 4,000 characters.' }),
      ...toWhom(t.input),
      dueOn: t.input.field({ type: 'Date', description: 'The last day on which it is in time.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editRecommendation(context, target.id, expectedVersion, withMunicipalityId(input))
      return context.db.recommendation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  answerRecommendation: t.prismaFieldWithInput({
    type: 'Recommendation',
    ...problems,
    description:
      'Says whether it is taken up; a later answer replaces an earlier one, and both stay in its history. For the municipality that it is made to, partners included, or else those who travelled; and the association.',
    input: {
      ...which(t.input),
      response: t.input.field({
        type: RecommendationResponseEnum,
        required: true,
        description: 'What is answered.',
      }),
      reason: t.input.string({
        description: 'Why; needed where it is refused or taken up in part. At most 4,000 characters.',
      }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await answerRecommendation(context, target.id, expectedVersion, input)
      return context.db.recommendation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  followUpRecommendation: t.prismaFieldWithInput({
    type: 'Recommendation',
    ...problems,
    description:
      'Says how far it has come; earlier follow-ups stay. For those who travelled, the municipality that it is made to, and the association.',
    input: {
      ...which(t.input),
      progress: t.input.field({
        type: RecommendationProgressEnum,
        required: true,
        description: 'How far.',
      }),
      note: t.input.string({
        description: 'What was done, or what is in the way; at most 4,000 characters.',
      }),
      asOf: t.input.field({ type: 'Date', description: 'The day on which it stood so; today unless given.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await followUpRecommendation(context, target.id, expectedVersion, input)
      return context.db.recommendation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  withdrawRecommendation: t.prismaFieldWithInput({
    type: 'Recommendation',
    ...problems,
    description:
      "Takes it back; it stays on record, with why. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      reason: t.input.string({ required: true, description: 'Why it no longer stands.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await withdrawRecommendation(context, target.id, expectedVersion, input)
      return context.db.recommendation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
