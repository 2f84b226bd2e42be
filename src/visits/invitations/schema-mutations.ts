import { builder } from '../../builder.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { answerInvitation } from './answer-invitation.ts'
import { inviteToVisit } from './invite-to-visit.ts'
import { organiseVisit } from './organise-visit.ts'
import { InvitationAnswerEnum, VisitInvitation } from './schema.ts'
import { setAims } from './set-aims.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const invited = (t: Inputs) => ({
  municipality: t.globalID({ for: [Municipality], required: true, description: 'Who is invited.' }),
  partnership: t.globalID({
    for: [Partnership],
    description: 'In which of its partnerships it would travel: one with a partner where the visit goes.',
  }),
  text: t.string({ description: 'What you write to it; at most 4,000 characters.' }),
})

const InvitedInput = builder.inputType('InvitedMunicipalityInput', {
  description: 'A municipality to invite.',
  fields: invited,
})

interface Named {
  municipality: { id: string }
  partnership?: { id: string } | null
  text?: string | null
}
const byIds = ({ municipality, partnership, text }: Named) => ({
  municipalityId: municipality.id,
  partnershipId: partnership?.id,
  text,
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [VisitInvitation], required: true, description: 'Which invitation.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const aims = 'What your partnership wants to achieve within the one visit; at most 20,000 characters.'

builder.mutationFields(t => ({
  organiseVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Begins a visit of the association for several municipalities, from visits that could be made together or from nothing. It is a draft that those invited see; who accepts travels, and planVisit plans it. For the association.',
    input: {
      title: t.input.string({ required: true, description: 'What the visit is, in at most 200 characters.' }),
      visits: t.input.globalIDList({
        for: [Visit],
        description:
          'Visits that could be made together: what is not given otherwise is taken over from them, and who travels on them is invited.',
      }),
      purpose: t.input.string({ description: 'What it is to achieve.' }),
      missionTypes: t.input.field({ type: [MissionTypeCodeEnum], description: 'Its finalities.' }),
      policyDomains: t.input.stringList({ description: 'Codes of the policy domains it is about.' }),
      countries: t.input.stringList({ description: 'ISO codes of the countries it goes to.' }),
      startsOn: t.input.field({ type: 'Date', description: 'The first day.' }),
      endsOn: t.input.field({ type: 'Date', description: 'The last day.' }),
      month: t.input.field({ type: 'Date', description: 'A day of its month, while that alone is known.' }),
      invitations: t.input.field({ type: [InvitedInput], description: 'Who is invited.' }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same visit, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visits, invitations, ...input } }, context) => {
      const id = await organiseVisit(context, {
        ...input,
        visits: visits?.map(visit => visit.id),
        ...(invitations ? { invitations: invitations.map(byIds) } : {}),
      })
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  inviteToVisit: t.prismaFieldWithInput({
    type: 'VisitInvitation',
    ...problems,
    description:
      'Invites one more municipality to a visit that the association organises. For the association.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'To which visit.' }),
      ...invited(t.input),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await inviteToVisit(context, visit.id, byIds(input))
      return context.db.visitInvitation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  answerInvitation: t.prismaFieldWithInput({
    type: 'VisitInvitation',
    ...problems,
    description:
      'Says whether the municipality comes along, in which partnership and with what aims; it may answer anew until the visit was made. For the municipality that was invited.',
    input: {
      ...which(t.input),
      answer: t.input.field({ type: InvitationAnswerEnum, required: true, description: 'What is answered.' }),
      reason: t.input.string({ description: 'Why, if you like to say so.' }),
      partnership: t.input.globalID({
        for: [Partnership],
        description: 'In which of your partnerships you travel; as it was proposed unless given.',
      }),
      aims: t.input.string({ description: aims }),
    },
    resolve: async (
      query,
      _root,
      { input: { id: target, expectedVersion, partnership, ...input } },
      context,
    ) => {
      const answer = {
        ...input,
        partnershipId: partnership === undefined ? undefined : (partnership?.id ?? null),
      }
      const id = await answerInvitation(context, target.id, expectedVersion, answer)
      return context.db.visitInvitation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  setInvitationAims: t.prismaFieldWithInput({
    type: 'VisitInvitation',
    ...problems,
    description:
      'Says what a partnership wants to achieve within the one visit. For the municipality that was invited and the association.',
    input: { ...which(t.input), aims: t.input.string({ description: aims }) },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await setAims(context, target.id, expectedVersion, input)
      return context.db.visitInvitation.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
