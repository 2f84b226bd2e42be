import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { recordReuse } from './record-reuse.ts'
import { Reuse, ReuseOutcomeEnum } from './schema.ts'

builder.mutationFields(t => ({
  recordReuse: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description:
      "Says what came of a lesson or a good practice that a visit took along, once the visit has begun; a later outcome replaces an earlier one, and both stay in its history. What was wrong is due for review at once. For the visit's municipalities, North and South, and the association.",
    input: {
      id: t.input.globalID({ for: [Reuse], required: true, description: 'Which decision.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      outcome: t.input.field({ type: ReuseOutcomeEnum, required: true, description: 'What came of it.' }),
      note: t.input.string({
        description: 'What there is to say of it; needed where it was wrong. At most 4,000 characters.',
      }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await recordReuse(context, target.id, expectedVersion, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
