import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Municipality } from '../municipalities/schema.ts'
import { Person } from '../people/schema.ts'
import { createPartnership } from './create-partnership.ts'
import { editPartnership } from './edit-partnership.ts'
import { endPartnership } from './end-partnership.ts'
import { Partnership, PartnershipFormEnum, PartnershipStatusEnum } from './schema.ts'
import { setCoordinator } from './set-coordinator.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const MemberInput = builder.inputType('PartnershipMemberInput', {
  description: 'A municipality in a partnership.',
  fields: t => ({
    municipality: t.globalID({ for: [Municipality], required: true, description: 'Which municipality.' }),
    joinedOn: t.field({ type: 'Date', description: 'The day it joined.' }),
    leftOn: t.field({ type: 'Date', description: 'The day it left; null while it takes part.' }),
  }),
})

const optional = (t: Inputs) => ({
  name: t.string({
    description: 'What it is called; at creation the names of its municipalities unless given.',
  }),
  status: t.field({
    type: PartnershipStatusEnum,
    description: 'EXPLORING or ACTIVE; at creation EXPLORING unless given. It is ended with endPartnership.',
  }),
  startedOn: t.field({
    type: 'Date',
    description: 'The day it became active; today when it becomes so and none is given.',
  }),
  programmes: t.stringList({ description: 'Codes of the programmes that support it.' }),
  policyDomains: t.stringList({ description: 'Codes of the policy domains of the cooperation.' }),
})

interface MemberOf {
  municipality: { id: string }
  joinedOn?: Date | null
  leftOn?: Date | null
}

/** The ids of an input as the rules know them. */
const withMembers = <Input extends { members?: MemberOf[] | null }>({ members, ...rest }: Input) => ({
  ...rest,
  members: members?.map(({ municipality, ...member }) => ({ ...member, municipalityId: municipality.id })),
})

builder.mutationFields(t => ({
  createPartnership: t.prismaFieldWithInput({
    type: 'Partnership',
    ...problems,
    description: 'Puts a partnership on record: an officer one of the own municipality, the association any.',
    input: {
      form: t.input.field({
        type: PartnershipFormEnum,
        required: true,
        description: 'What kind of bond it is.',
      }),
      members: t.input.field({
        type: [MemberInput],
        required: true,
        description:
          'Its municipalities, at least one of them Flemish; an active one has a southern member too.',
      }),
      ...optional(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same partnership, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await createPartnership(context, withMembers(input))
      return context.db.partnership.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editPartnership: t.prismaFieldWithInput({
    type: 'Partnership',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. Its Flemish members and the association. An ended one given another status is taken up again.',
    input: {
      id: t.input.globalID({ for: [Partnership], required: true, description: 'Which partnership.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      form: t.input.field({ type: PartnershipFormEnum, description: 'What kind of bond it is.' }),
      members: t.input.field({
        type: [MemberInput],
        description:
          'Municipalities to add or to change; those left out stay as they are, and one that leaves gets a leftOn.',
      }),
      ...optional(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editPartnership(context, target.id, expectedVersion, withMembers(input))
      return context.db.partnership.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  endPartnership: t.prismaFieldWithInput({
    type: 'Partnership',
    ...problems,
    description: 'Ends a partnership; its visits and lessons stay. Its Flemish members and the association.',
    input: {
      id: t.input.globalID({ for: [Partnership], required: true, description: 'Which partnership.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      on: t.input.field({ type: 'Date', required: true, description: 'The last day: today or earlier.' }),
      reason: t.input.string({ required: true, description: 'Why, in a sentence.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await endPartnership(context, target.id, expectedVersion, input)
      return context.db.partnership.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  setCoordinator: t.prismaFieldWithInput({
    type: 'Partnership',
    ...problems,
    description:
      'Says who coordinates a partnership for one of its municipalities from a day on; whoever did until then ends the day before. An officer for the own municipality, the association for any.',
    input: {
      partnership: t.input.globalID({
        for: [Partnership],
        required: true,
        description: 'Which partnership.',
      }),
      municipality: t.input.globalID({
        for: [Municipality],
        description: "For which of its municipalities; the viewer's own unless given.",
      }),
      person: t.input.globalID({
        for: [Person],
        required: true,
        description: 'Who: a person on record who works for that municipality.',
      }),
      from: t.input.field({ type: 'Date', required: true, description: 'The first day.' }),
    },
    resolve: async (query, _root, { input: { partnership, municipality, person, from } }, context) => {
      const id = await setCoordinator(context, {
        partnershipId: partnership.id,
        municipalityId: municipality?.id,
        personId: person.id,
        from,
      })
      return context.db.partnership.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
