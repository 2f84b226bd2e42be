import { builder } from '../../builder.ts'
import { Person } from '../../field/people/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { editActorMet } from './edit-actor-met.ts'
import { noteActorMet } from './note-actor-met.ts'
import { removeActorMet } from './remove-actor-met.ts'
import { isSupraLocal } from './rules.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const ActorKindEnum = builder.enumType('ActorKind', {
  description: 'What kind of actor was met.',
  values: {
    LOCAL_GOVERNMENT: { description: 'A municipality: its council, its executive, a service.' },
    CIVIL_SOCIETY: { description: 'An association, a committee of inhabitants, a school, a business.' },
    SUPRA_LOCAL_GOVERNMENT: {
      description:
        'A government above the municipality: a province, a ministry, whoever carries decentralisation.',
    },
    ASSOCIATION_OF_MUNICIPALITIES: { description: 'A union or association of municipalities.' },
    EMBASSY: { description: 'An embassy, or another federal or Flemish representation.' },
    INTERNATIONAL_INSTITUTION: {
      description: 'An international institution or organisation, such as a programme of the United Nations.',
    },
    OTHER: { description: 'Somebody else.' },
  } as const,
})

const ActorMet = builder.prismaNode('ActorMet', {
  description:
    'With whom the delegation, or a staff member of the association, spoke on a visit. For the municipalities of the visit, North and South, and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    organisation: t.exposeString('organisation', {
      description: 'For which organisation or body they spoke.',
    }),
    kind: t.expose('kind', { type: ActorKindEnum, description: 'What kind of actor it is.' }),
    isSupraLocal: t.boolean({
      description:
        'Whether it belongs to the setting above the municipality: its role, its work and its view on municipal international cooperation are asked after.',
      resolve: ({ kind }) => isSupraLocal(kind),
    }),
    person: t.relation('person', {
      nullable: true,
      description:
        'Who spoke for it; null when nobody is named, or when that person did not agree to be named to the viewer.',
    }),
    jobTitle: t.exposeString('jobTitle', {
      nullable: true,
      description: 'As what, such as first secretary.',
    }),
    metOn: t.expose('metOn', { type: 'Date', nullable: true, description: 'The day on which.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What was said: their role, their work, their view; what was agreed.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
  }),
})

builder.prismaObjectField('Visit', 'actorsMet', t =>
  t.relation('actorsMet', {
    description:
      'Whom its delegation spoke with, in the order in which it was noted; empty for all but its municipalities, North and South, and the association.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)

const details = (t: Inputs) => ({
  person: t.globalID({ for: [Person], description: 'Who spoke for it: a person on record.' }),
  jobTitle: t.string({ description: 'As what, such as first secretary.' }),
  metOn: t.field({ type: 'Date', description: 'The day on which.' }),
  note: t.string({
    description:
      'What was said: their role, their work, their view on municipal international cooperation. At most 4,000 characters.',
  }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [ActorMet], required: true, description: 'Which meeting.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

const withPersonId = <Input extends { person?: { id: string } | null }>({ person, ...rest }: Input) => ({
  ...rest,
  personId: person && person.id,
})

builder.mutationFields(t => ({
  noteActorMet: t.prismaFieldWithInput({
    type: 'ActorMet',
    ...problems,
    description:
      "Puts on record whom the delegation, or a staff member of the association, spoke with. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'On which visit.' }),
      organisation: t.input.string({
        required: true,
        description: 'For which organisation or body they spoke, in at most 200 characters.',
      }),
      kind: t.input.field({ type: ActorKindEnum, required: true, description: 'What kind of actor it is.' }),
      ...details(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same meeting, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await noteActorMet(context, visit.id, withPersonId(input))
      return context.db.actorMet.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editActorMet: t.prismaFieldWithInput({
    type: 'ActorMet',
    ...problems,
    description:
      "Changes the fields that are given; null empties one that can be empty. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      organisation: t.input.string({ description: 'For which organisation or body they spoke.' }),
      kind: t.input.field({ type: ActorKindEnum, description: 'What kind of actor it is.' }),
      ...details(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editActorMet(context, target.id, expectedVersion, withPersonId(input))
      return context.db.actorMet.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeActorMet: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      "Takes off a visit a meeting that was put on record by mistake. For the visit's Flemish municipalities and the association.",
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await removeActorMet(context, target.id, expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
