import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { cancelVisit } from './cancel-visit.ts'
import { closeVisit } from './close-visit.ts'
import { planVisit } from './plan-visit.ts'
import { Visit } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Visit], required: true, description: 'Which visit.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

builder.mutationFields(t => ({
  planVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Makes a plan of a draft that says what it is for, with whom and where to; from then on all who are signed in see its outline, and it does not become a draft again. For its Flemish municipalities and the association.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await planVisit(context, target.id, expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  closeVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Closes a visit that was made and reported: all that it was to lead to is on record. For its Flemish municipalities and the association.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await closeVisit(context, target.id, expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  cancelVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Says that a visit is not made, and why; it stays on record. For its Flemish municipalities and the association.',
    input: {
      ...which(t.input),
      reason: t.input.string({ required: true, description: 'Why it is not made.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await cancelVisit(context, target.id, expectedVersion, input)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
