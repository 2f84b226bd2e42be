import { builder } from '../../builder.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership, PartnershipFormEnum, PartnershipStatusEnum } from '../../field/partnerships/schema.ts'
import { Person } from '../../field/people/schema.ts'
import { PillarEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { createVisit } from './create-visit.ts'
import { draftVisit } from './draft-visit.ts'
import { editVisit } from './edit-visit.ts'
import { Visit } from './schema.ts'
import { startPartnership } from './start-partnership.ts'
import { unlinked } from './unlinked.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const PlaceInput = builder.inputType('VisitPlaceInput', {
  description: 'A place on a visit: a municipality on record, or a name and the country it lies in.',
  fields: t => ({
    municipality: t.globalID({ for: [Municipality], description: 'A municipality on record.' }),
    name: t.string({ description: 'What it is called, where it is not on record.' }),
    country: t.string({ description: 'The ISO code of its country, where it is not on record.' }),
    isCandidate: t.boolean({ description: 'Whether it is visited as a possible partner.' }),
  }),
})

const DelegateInput = builder.inputType('DelegateInput', {
  description:
    'One member of the delegation: a person on record, or a job title when nobody agreed to be named.',
  fields: t => ({
    person: t.globalID({ for: [Person], description: 'A person on record.' }),
    jobTitle: t.string({ description: 'As what he or she travels, such as mayor.' }),
    municipality: t.globalID({
      for: [Municipality],
      description: "For which municipality; the person's own unless given.",
    }),
  }),
})

const PartnerInput = builder.inputType('PartnerInput', {
  description: 'A southern municipality: one on record, or a name and the country it lies in.',
  fields: t => ({
    municipality: t.globalID({ for: [Municipality], description: 'A municipality on record.' }),
    name: t.string({ description: 'What it is called; it is put on record unless it is already.' }),
    country: t.string({ description: 'The ISO code of its country: one that the visit went to.' }),
  }),
})

const optional = (t: Inputs) => ({
  startsOn: t.field({ type: 'Date', description: 'The first day.' }),
  endsOn: t.field({ type: 'Date', description: 'The last day.' }),
  month: t.field({
    type: 'Date',
    description: 'Any day of the month, instead of the days: as long as it is a plan and no more is known.',
  }),
  municipalities: t.globalIDList({
    for: [Municipality],
    description: "The Flemish municipalities that travel; at creation the officer's own unless given.",
  }),
  partnerships: t.globalIDList({
    for: [Partnership],
    description: 'The partnerships it is part of; only an identification mission can do without.',
  }),
  policyDomains: t.stringList({
    description: 'Codes of the policy domains it is about, such as waste-collection.',
  }),
  countries: t.stringList({
    description:
      'ISO codes of the countries it goes to; those of its places, or else of its partners, unless given.',
  }),
  places: t.field({ type: [PlaceInput], description: 'The places it goes to, in the order of the journey.' }),
  pillars: t.field({ type: [PillarEnum], description: 'The pillars of governance that take part.' }),
  programme: t.string({ description: 'The code of the programme that supports it.' }),
  purpose: t.string({ description: 'What it is to achieve.' }),
  termsOfReference: t.string({ description: 'The terms of reference: what the delegation is asked to do.' }),
  report: t.string({ description: 'What came of it, in the words of the delegation.' }),
  delegation: t.field({ type: [DelegateInput], description: 'Who travels.' }),
})

builder.mutationFields(t => ({
  createVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Puts a visit on record, planned or made: an officer one that the own municipality makes, the association any.',
    input: {
      title: t.input.string({ required: true, description: 'What the visit is, in at most 200 characters.' }),
      missionTypes: t.input.field({
        type: [MissionTypeCodeEnum],
        required: true,
        description: 'Its finalities, at least one.',
      }),
      ...optional(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same visit, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await createVisit(context, unlinked(input))
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  draftVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Begins a visit of which little is known yet: what it is called and when, at least the month. Until it is planned, only its Flemish municipalities and the association see it.',
    input: {
      title: t.input.string({ required: true, description: 'What the visit is, in at most 200 characters.' }),
      missionTypes: t.input.field({
        type: [MissionTypeCodeEnum],
        description: 'Its finalities, where they are known.',
      }),
      ...optional(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same visit, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await draftVisit(context, unlinked(input))
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editVisit: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty, and a list replaces the one on record. For its Flemish municipalities and the association.',
    input: {
      id: t.input.globalID({ for: [Visit], required: true, description: 'Which visit.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      title: t.input.string({ description: 'What the visit is, in at most 200 characters.' }),
      missionTypes: t.input.field({
        type: [MissionTypeCodeEnum],
        description: 'Its finalities, at least one.',
      }),
      ...optional(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editVisit(context, target.id, expectedVersion, unlinked(input))
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  startPartnership: t.prismaFieldWithInput({
    type: 'Partnership',
    ...problems,
    description:
      'Starts a partnership from a visit that had none, usually an identification mission. The municipalities that travelled and the partners found become its members; the visit, its lessons and their history go along.',
    input: {
      visit: t.input.globalID({
        for: [Visit],
        required: true,
        description: 'On which visit the partner was found.',
      }),
      partners: t.input.field({
        type: [PartnerInput],
        required: true,
        description: 'The southern municipalities, at least one.',
      }),
      form: t.input.field({
        type: PartnershipFormEnum,
        required: true,
        description: 'What kind of bond it is.',
      }),
      name: t.input.string({
        description: 'What it is called; the names of its municipalities unless given.',
      }),
      status: t.input.field({
        type: PartnershipStatusEnum,
        description: 'EXPLORING unless ACTIVE is given.',
      }),
      startedOn: t.input.field({
        type: 'Date',
        description: 'The day it became active; today when it is active and none is given.',
      }),
      programmes: t.input.stringList({ description: 'Codes of the programmes that support it.' }),
      policyDomains: t.input.stringList({
        description: "Codes of its policy domains; the visit's unless given.",
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same partnership, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, partners, ...input } }, context) => {
      const id = await startPartnership(context, visit.id, {
        ...input,
        partners: partners.map(({ municipality, ...partner }) => ({
          ...partner,
          municipalityId: municipality?.id,
        })),
      })
      return context.db.partnership.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
