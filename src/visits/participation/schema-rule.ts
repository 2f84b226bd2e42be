import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { changeWeighingRule } from './change-weighing-rule.ts'

const WeighingAreaEnum = builder.enumType('WeighingArea', {
  description: 'How far apart visits count as to the same region.',
  values: {
    COUNTRY: { description: 'The same country.' },
    SUBREGION: { description: 'The same M49 subregion, such as Western Africa.' },
    CONTINENT: { description: 'The same continent.' },
  } as const,
})

builder.prismaObject('WeighingRule', {
  description: 'How the association weighs, from a moment on. The latest rule holds; those before stay.',
  fields: t => ({
    recentMonths: t.exposeInt('recentMonths', {
      description: 'How many months before a visit are the recent past.',
    }),
    togetherWeeks: t.exposeInt('togetherWeeks', {
      description: 'Within how many weeks before or after each other visits are made together.',
    }),
    area: t.expose('area', { type: WeighingAreaEnum, description: 'What the same region is.' }),
    required: t.exposeIntList('required', {
      description: 'How many additional reasons a visit needs at rank 1, 2, 3 and 4.',
    }),
    reason: t.exposeString('reason', { description: 'Why it was set so.' }),
    user: t.relation('user', {
      nullable: true,
      description: 'Who set it; none for the rule of the leaflet, or when a token without an account did.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when it holds.' }),
  }),
})

builder.queryField('weighingRules', t =>
  t.prismaField({
    type: ['WeighingRule'],
    description:
      'How the association weighs and weighed, the rule that holds first; for Flemish municipalities and the association, empty for others.',
    resolve: (query, _root, _args, { db }) =>
      db.weighingRule.findMany({ ...query, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 100 }),
  }),
)

builder.mutationField('changeWeighingRule', t =>
  t.prismaFieldWithInput({
    type: 'WeighingRule',
    ...problems,
    description:
      'Changes how the association weighs from now on; what is not given stays. What was decided stays as it was weighed. For administrators.',
    input: {
      recentMonths: t.input.int({ description: 'How many months are the recent past: 1 to 120.' }),
      togetherWeeks: t.input.int({ description: 'Within how many weeks visits are together: 0 to 26.' }),
      area: t.input.field({ type: WeighingAreaEnum, description: 'What the same region is.' }),
      required: t.input.intList({
        description: 'How many additional reasons rank 1, 2, 3 and 4 need: never fewer for a lower rank.',
      }),
      reason: t.input.string({ required: true, description: 'Why, in a sentence.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await changeWeighingRule(context, input)
      return context.db.weighingRule.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
)
