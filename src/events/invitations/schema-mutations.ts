import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { Question } from '../../knowledge/questions/schema.ts'
import { Event } from '../events/schema.ts'
import { answerEventInvitation } from './answer-event-invitation.ts'
import { bringToEvent } from './bring-to-event.ts'
import { inviteToEvent } from './invite-to-event.ts'
import { EventAnswerEnum, EventInvitation } from './schema.ts'
import { withdrawEventInvitation } from './withdraw-event-invitation.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const which = (t: Inputs) => ({
  id: t.globalID({ for: [EventInvitation], required: true, description: 'Which invitation.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

builder.mutationFields(t => ({
  inviteToEvent: t.prismaFieldWithInput({
    type: 'EventInvitation',
    ...problems,
    description:
      'Invites a municipality to an event. For who organises it and the association. A partner invites partners of its own region, the narrowest of M49 that its country lies in; the association sees each such invitation (eventInvitations(filter: { isByPartner: true })).',
    input: {
      event: t.input.globalID({ for: [Event], required: true, description: 'To which event.' }),
      municipality: t.input.globalID({
        for: [Municipality],
        required: true,
        description: 'Who is invited, North or South.',
      }),
      text: t.input.string({ description: 'What you write to it; at most 4,000 characters.' }),
    },
    resolve: async (query, _root, { input: { event, municipality, text } }, context) => {
      const id = await inviteToEvent(context, event.id, { municipalityId: municipality.id, text })
      return context.db.eventInvitation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  withdrawEventInvitation: t.prismaFieldWithInput({
    type: 'Event',
    ...problems,
    description:
      'Takes an invitation back that was sent by mistake; a municipality that takes part in a session is taken off that first. For who organises the event and the association, until it was held.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await withdrawEventInvitation(context, target.id, expectedVersion)
      return context.db.event.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  answerEventInvitation: t.prismaFieldWithInput({
    type: 'EventInvitation',
    ...problems,
    description:
      'Says whether the municipality comes; it may answer anew until the event was held. For the municipality that was invited.',
    input: {
      ...which(t.input),
      answer: t.input.field({ type: EventAnswerEnum, required: true, description: 'What is answered.' }),
      reason: t.input.string({
        description: 'Why; needed where it does not come. At most 4,000 characters.',
      }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await answerEventInvitation(context, target.id, expectedVersion, input)
      return context.db.eventInvitation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  bringToEvent: t.prismaFieldWithInput({
    type: 'EventInvitation',
    ...problems,
    description:
      'Says what a participant brings, in place of what was said before: one practice (a good practice, or a lesson of what it does) or one question; none of them takes it back. All who take part read it, so it is published, with visibility NETWORK or PUBLIC. For the municipality that was invited and the association.',
    input: {
      ...which(t.input),
      practice: t.input.globalID({ for: [GoodPractice], description: 'The good practice.' }),
      lesson: t.input.globalID({ for: [Lesson], description: 'Or the lesson of what it does.' }),
      question: t.input.globalID({ for: [Question], description: 'Or the question.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await bringToEvent(context, target.id, expectedVersion, {
        practiceId: input.practice?.id,
        lessonId: input.lesson?.id,
        questionId: input.question?.id,
      })
      return context.db.eventInvitation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
