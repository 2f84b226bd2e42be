import { builder } from '../../builder.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { dropPlannedResult } from './drop-planned-result.ts'
import { editPlannedResult } from './edit-planned-result.ts'
import { judgeResult } from './judge-result.ts'
import { planResult } from './plan-result.ts'
import { CapacityContributionEnum, PlannedResult, ResultJudgementEnum } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const which = (t: Inputs) => ({
  id: t.globalID({ for: [PlannedResult], required: true, description: 'Which planned result.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

const details = (t: Inputs) => ({
  policyDomain: t.string({ description: 'The code of the policy domain it is about.' }),
  dueOn: t.field({ type: 'Date', description: 'The day by which.' }),
})

builder.mutationFields(t => ({
  planResult: t.prismaFieldWithInput({
    type: 'PlannedResult',
    ...problems,
    description:
      'Puts on record what a partnership sets out to reach. For its Flemish members and the association.',
    input: {
      partnership: t.input.globalID({
        for: [Partnership],
        required: true,
        description: 'Of which partnership.',
      }),
      text: t.input.string({
        required: true,
        description: 'What is to be reached, in at most 4,000 characters.',
      }),
      ...details(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same result, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { partnership, ...input } }, context) => {
      const id = await planResult(context, partnership.id, input)
      return context.db.plannedResult.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editPlannedResult: t.prismaFieldWithInput({
    type: 'PlannedResult',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. For the Flemish members of its partnership and the association.',
    input: {
      ...which(t.input),
      text: t.input.string({ description: 'What is to be reached.' }),
      ...details(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editPlannedResult(context, target.id, expectedVersion, input)
      return context.db.plannedResult.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  dropPlannedResult: t.prismaFieldWithInput({
    type: 'PlannedResult',
    ...problems,
    description:
      'Says that a result is no longer aimed at, and why; it stays on record. For the Flemish members of its partnership and the association.',
    input: {
      ...which(t.input),
      reason: t.input.string({ required: true, description: 'Why not.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await dropPlannedResult(context, target.id, expectedVersion, input)
      return context.db.plannedResult.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  judgeResult: t.prismaFieldWithInput({
    type: 'JudgedResult',
    ...problems,
    description:
      "Says how far a planned result has come, as an evaluation mission saw it; a result is judged once on a visit, and what is given replaces that. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({
        for: [Visit],
        required: true,
        description: 'On which visit: an evaluation mission that has begun.',
      }),
      plannedResult: t.input.globalID({
        for: [PlannedResult],
        required: true,
        description: 'Which result of a partnership of the visit.',
      }),
      judgement: t.input.field({
        type: ResultJudgementEnum,
        required: true,
        description: 'How far it has come.',
      }),
      contribution: t.input.field({
        type: CapacityContributionEnum,
        required: true,
        description: 'What it adds to the institutional capacity of the partner.',
      }),
      sentence: t.input.string({
        required: true,
        description: 'What the judgement rests on, in at most 4,000 characters.',
      }),
      expectedVersion: t.input.int({
        description: 'The version that you had read; needed once the result is judged on the visit.',
      }),
    },
    resolve: async (
      query,
      _root,
      { input: { visit, plannedResult, expectedVersion, ...input } },
      context,
    ) => {
      const which = { visitId: visit.id, plannedResultId: plannedResult.id, expectedVersion }
      const id = await judgeResult(context, which, input)
      return context.db.judgedResult.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
