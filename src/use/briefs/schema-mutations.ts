import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { ReuseDecisionEnum } from '../../knowledge/reuse/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { decideOnItem } from './decide-on-item.ts'
import { openBrief } from './open-brief.ts'
import { refreshBrief } from './refresh-brief.ts'

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
  "A later decision replaces an earlier one, and both stay in its history; the first for a visit fixes its brief. For the visit's Flemish municipalities and the association."

builder.mutationFields(t => ({
  decideOnLesson: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description: `Says what a visit does with a published lesson, whether it stands in its brief or not. ${forWhom}`,
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'For which visit.' }),
      lesson: t.input.globalID({ for: [Lesson], required: true, description: 'About which lesson.' }),
      ...decision(t.input),
    },
    resolve: async (query, _root, { input: { visit, lesson, ...input } }, context) => {
      const id = await decideOnItem(context, visit.id, { lessonId: lesson.id }, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  decideOnPractice: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description: `Says what a visit does with a published good practice, whether it stands in its brief or not. ${forWhom}`,
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
      const id = await decideOnItem(context, visit.id, { practiceId: practice.id }, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  openBrief: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Says that the brief of a visit is before somebody: a page that shows one sends it, for a question changes nothing. The first time of each municipality is kept (brief { openings }) and counted (reuseFigures). For the visit’s municipalities, North and South; of the association nothing is kept.',
    input: { visit: t.input.globalID({ for: [Visit], required: true, description: 'Of which visit.' }) },
    resolve: async (query, _root, { input: { visit } }, context) => {
      const id = await openBrief(context, visit.id)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  refreshBrief: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      "Chooses a fixed brief anew: what was decided about stays, the rest is what fits best today. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'Of which visit.' }),
      expectedVersion: t.input.int({
        required: true,
        description: "The brief's version that you had read; if it was refreshed meanwhile, it stays.",
      }),
    },
    resolve: async (query, _root, { input: { visit, expectedVersion } }, context) => {
      const id = await refreshBrief(context, visit.id, expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
