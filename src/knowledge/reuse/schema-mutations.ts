import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { Lesson } from '../lessons/schema.ts'
import { GoodPractice } from '../practices/schema.ts'
import { decide } from './decide.ts'
import { recordReuse } from './record-reuse.ts'
import { Reuse, ReuseDecisionEnum, ReuseOutcomeEnum } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const decision = (t: Inputs) => ({
  decision: t.field({ type: ReuseDecisionEnum, required: true, description: 'What is done with it.' }),
  reason: t.string({
    description:
      'How it is done otherwise, or why it does not apply; needed unless it is applied as it is. At most 4,000 characters.',
  }),
  expectedVersion: t.int({
    description: 'The version that you had read; needed once it was decided for this visit.',
  }),
})

const forWhom =
  "A later decision replaces an earlier one, and both stay in its history. For the visit's Flemish municipalities and the association."

builder.mutationFields(t => ({
  decideOnLesson: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description: `Says what a visit does with a published lesson, whether it stood in its brief or not. ${forWhom}`,
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'For which visit.' }),
      lesson: t.input.globalID({ for: [Lesson], required: true, description: 'About which lesson.' }),
      ...decision(t.input),
    },
    resolve: async (query, _root, { input: { visit, lesson, ...input } }, context) => {
      const id = await decide(context, visit.id, { lessonId: lesson.id }, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  decideOnPractice: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description: `Says what a visit does with a published good practice, whether it stood in its brief or not. ${forWhom}`,
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'For which visit.' }),
      practice: t.input.globalID({
        for: [GoodPractice],
        required: true,
        description: 'About which good practice.',
      }),
      ...decision(t.input),
    },
    resolve: async (query, _root, { input: { visit, practice, ...input } }, context) => {
      const id = await decide(context, visit.id, { practiceId: practice.id }, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

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
