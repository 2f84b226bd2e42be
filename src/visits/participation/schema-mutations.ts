import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Person } from '../../field/people/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { acceptParticipation } from './accept-participation.ts'
import { adviseParticipation } from './advise-participation.ts'
import { askForParticipation } from './ask-for-participation.ts'
import { concludeParticipation } from './conclude-participation.ts'
import { declineParticipation } from './decline-participation.ts'
import { editParticipation } from './edit-participation.ts'
import { noteContact } from './note-contact.ts'
import { refuseParticipation } from './refuse-participation.ts'
import { Participation, RefusalGroundEnum } from './schema.ts'
import { wantParticipation } from './want-participation.ts'
import { withdrawParticipation } from './withdraw-participation.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

export const which = (t: Inputs) => ({
  id: t.globalID({ for: [Participation], required: true, description: 'Which participation.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const staffMember = 'Whom of the association to call: one of associationStaff, with a telephone.'
const activities = 'Codes of what is asked of the staff member, such as field-visits; at least one.'

const asked = (t: Inputs) => ({
  staffMember: t.globalID({ for: [Person], required: true, description: staffMember }),
  periodFrom: t.field({
    type: 'Date',
    required: true,
    description: 'The first day on which something is asked of the staff member, preparation included.',
  }),
  periodUntil: t.field({
    type: 'Date',
    required: true,
    description: 'The last day on which something is asked of the staff member, processing included.',
  }),
  activities: t.stringList({ required: true, description: activities }),
  why: t.string({ required: true, description: 'Why, in at most 4,000 characters.' }),
  idempotencyKey: t.string({
    description: 'The same key sent again gives the same participation, not a second one.',
  }),
})

const reason = (t: Inputs, description: string) => ({ reason: t.string({ description }) })

const named = <Input extends { staffMember?: { id: string } | null }>({ staffMember, ...input }: Input) => ({
  ...input,
  staffMemberId: staffMember?.id,
})

export const read = (context: Context, query: object, id: string) =>
  context.db.participation.findUniqueOrThrow({ ...query, where: { id } })

builder.mutationFields(t => ({
  askForParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'A Flemish municipality asks that a staff member of the association joins its visit. For its officers.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'Which visit of your own.' }),
      ...asked(t.input),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) =>
      read(context, query, await askForParticipation(context, visit.id, named(input))),
  }),

  adviseParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'The association advises a municipality to be accompanied; the final decision is that of the municipality. For the association.',
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'On which visit.' }),
      municipality: t.input.globalID({
        for: [Municipality],
        required: true,
        description: 'Which of the municipalities that travel.',
      }),
      ...asked(t.input),
    },
    resolve: async (query, _root, { input: { visit, municipality, ...input } }, context) => {
      const advised = { ...named(input), municipalityId: municipality.id }
      return read(context, query, await adviseParticipation(context, visit.id, advised))
    },
  }),

  editParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'Changes the fields that are given, until it is decided. For the municipality and the association.',
    input: {
      ...which(t.input),
      staffMember: t.input.globalID({ for: [Person], description: staffMember }),
      periodFrom: t.input.field({ type: 'Date', description: 'The first day of the period.' }),
      periodUntil: t.input.field({ type: 'Date', description: 'The last day of the period.' }),
      activities: t.input.stringList({ description: activities }),
      why: t.input.string({ description: 'Why, in at most 4,000 characters.' }),
    },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await editParticipation(context, id.id, expectedVersion, named(input))),
  }),

  noteParticipationContact: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'Notes that people spoke with each other about it. For the municipality and the association, at any time.',
    input: {
      ...which(t.input),
      spokenOn: t.input.field({ type: 'Date', required: true, description: 'On which day.' }),
      person: t.input.globalID({ for: [Person], description: 'With whom: a person on record.' }),
      jobTitle: t.input.string({ description: 'As what, where nobody agreed to be named.' }),
      agreed: t.input.string({ required: true, description: 'What was agreed; at most 4,000 characters.' }),
    },
    resolve: async (query, _root, { input: { id, expectedVersion, person, ...input } }, context) => {
      const contact = { ...input, personId: person?.id }
      return read(context, query, await noteContact(context, id.id, expectedVersion, contact))
    },
  }),

  wantParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description: 'Says that the municipality wants it: it is demand driven. For the municipality.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id, expectedVersion } }, context) =>
      read(context, query, await wantParticipation(context, id.id, expectedVersion)),
  }),

  declineParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description: 'Says that the municipality does not want it. For the municipality.',
    input: { ...which(t.input), ...reason(t.input, 'Why; needed where the association had advised it.') },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await declineParticipation(context, id.id, expectedVersion, input)),
  }),

  acceptParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'The association joins, at its own expense; the weighing is kept as it stands now. For the association.',
    input: { ...which(t.input), ...reason(t.input, 'Why; needed where the weighing speaks against it.') },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await acceptParticipation(context, id.id, expectedVersion, input)),
  }),

  refuseParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'The association does not join, which it may always say; the weighing is kept as it stands now. For the association.',
    input: {
      ...which(t.input),
      ground: t.input.field({ type: RefusalGroundEnum, required: true, description: 'On what ground.' }),
      reason: t.input.string({ required: true, description: 'Why, in a sentence.' }),
    },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await refuseParticipation(context, id.id, expectedVersion, input)),
  }),

  concludeParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description: 'Says whether a staff member did join what was accepted. For the association.',
    input: {
      ...which(t.input),
      wasAccompanied: t.input.boolean({ required: true, description: 'Whether somebody joined.' }),
      ...reason(t.input, 'Why nobody joined, where nobody did.'),
    },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await concludeParticipation(context, id.id, expectedVersion, input)),
  }),

  withdrawParticipation: t.prismaFieldWithInput({
    type: 'Participation',
    ...problems,
    description:
      'The municipality takes it back, at any time before the visit is over with. For the municipality.',
    input: { ...which(t.input), ...reason(t.input, 'Why, if you like to say so.') },
    resolve: async (query, _root, { input: { id, expectedVersion, ...input } }, context) =>
      read(context, query, await withdrawParticipation(context, id.id, expectedVersion, input)),
  }),
}))
