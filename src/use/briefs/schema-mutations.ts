import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import type { Decider } from '../../knowledge/reuse/find-decider.ts'
import { ReuseDecisionEnum } from '../../knowledge/reuse/schema.ts'
import { VisitInvitation } from '../../visits/invitations/schema.ts'
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
  "A later decision replaces an earlier one, and both stay in its history; the first for a visit fixes its brief. For the visit's Flemish municipalities and the association; where the association organises it for several, each of these decides for its own partnership (invitation)."

const invitation = (t: Inputs) =>
  t.globalID({
    for: [VisitInvitation],
    description:
      'Of a visit that the association organises for several: for which of those who come along, each having a brief of its own. Left out, it is the visit as a whole, which the association decides.',
  })

const decider = (visit: { id: string }, given: { id: string } | null | undefined): Decider => ({
  visitId: visit.id,
  invitationId: given?.id,
})

builder.mutationFields(t => ({
  decideOnLesson: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description: `Says what a visit does with a published lesson, whether it stands in its brief or not. ${forWhom}`,
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'For which visit.' }),
      invitation: invitation(t.input),
      lesson: t.input.globalID({ for: [Lesson], required: true, description: 'About which lesson.' }),
      ...decision(t.input),
    },
    resolve: async (query, _root, { input: { visit, invitation, lesson, ...input } }, context) => {
      const id = await decideOnItem(context, decider(visit, invitation), { lessonId: lesson.id }, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  decideOnPractice: t.prismaFieldWithInput({
    type: 'Reuse',
    ...problems,
    description: `Says what a visit does with a published good practice, whether it stands in its brief or not. ${forWhom}`,
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'For which visit.' }),
      invitation: invitation(t.input),
      practice: t.input.globalID({
        for: [GoodPractice],
        required: true,
        description: 'About which good practice.',
      }),
      ...decision(t.input),
    },
    resolve: async (query, _root, { input: { visit, invitation, practice, ...input } }, context) => {
      const id = await decideOnItem(context, decider(visit, invitation), { practiceId: practice.id }, input)
      return context.db.reuse.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  openBrief: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Says that the brief of a visit is before somebody: a page that shows one sends it, for a question changes nothing. The first time of each municipality is kept (brief { openings }) and counted (reuseFigures). For the visit’s municipalities, North and South; of the association nothing is kept.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'Of which visit.' }),
      invitation: invitation(t.input),
    },
    resolve: async (query, _root, { input: { visit, invitation } }, context) => {
      const id = await openBrief(context, decider(visit, invitation))
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
      invitation: invitation(t.input),
      expectedVersion: t.input.int({
        required: true,
        description: "The brief's version that you had read; if it was refreshed meanwhile, it stays.",
      }),
    },
    resolve: async (query, _root, { input: { visit, invitation, expectedVersion } }, context) => {
      const id = await refreshBrief(context, decider(visit, invitation), expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
