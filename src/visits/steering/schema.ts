import { builder } from '../../builder.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { editSteering } from './edit-steering.ts'
import { layDownSteering } from './lay-down-steering.ts'

const SteeringStructure = builder.prismaNode('SteeringStructure', {
  description:
    'How a partnership is steered and which policy domains come first, since a day, as laid down on a technical mission. For the members of the partnership and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    partnership: t.relation('partnership', { description: 'Of which partnership.' }),
    visit: t.relation('visit', { description: 'On which visit it was laid down.' }),
    text: t.exposeString('text', {
      description: 'Who steers the cooperation, how they decide and how often they meet.',
    }),
    policyDomains: t.relation('policyDomains', {
      description: 'Which policy domains come first.',
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    since: t.expose('since', { type: 'Date', description: 'Since which day it holds.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
  }),
})

builder.prismaObjectField('Partnership', 'steeringStructures', t =>
  t.relation('steeringStructures', {
    description:
      'How it is and was steered, what holds now first; empty for all but its members and the association.',
    query: { orderBy: [{ since: 'desc' }, { id: 'desc' }] },
  }),
)

builder.prismaObjectField('Visit', 'steeringStructures', t =>
  t.relation('steeringStructures', {
    description:
      'What was laid down on it of the steering of its partnerships; empty for all but their members and the association.',
    query: { orderBy: [{ since: 'desc' }, { id: 'desc' }] },
  }),
)

const words = {
  text: 'Who steers the cooperation, how they decide and how often they meet; at most 20,000 characters.',
  policyDomains: 'Codes of the policy domains that come first, at least one.',
  since: 'Since which day it holds',
}

builder.mutationFields(t => ({
  layDownSteering: t.prismaFieldWithInput({
    type: 'SteeringStructure',
    ...problems,
    description:
      "Lays down on a technical mission how a partnership is steered and what it is about first; earlier structures stay on record. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({
        for: [Visit],
        required: true,
        description: 'On which visit: one that is a technical mission.',
      }),
      partnership: t.input.globalID({
        for: [Partnership],
        description: 'Of which of its partnerships; needed where it is part of several.',
      }),
      text: t.input.string({ required: true, description: words.text }),
      policyDomains: t.input.stringList({ required: true, description: words.policyDomains }),
      since: t.input.field({
        type: 'Date',
        description: `${words.since}; the last day of the visit unless given.`,
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same structure, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, partnership, ...input } }, context) => {
      const where = { visitId: visit.id, partnershipId: partnership?.id }
      const id = await layDownSteering(context, where, input)
      return context.db.steeringStructure.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editSteering: t.prismaFieldWithInput({
    type: 'SteeringStructure',
    ...problems,
    description:
      'Corrects the wording of a steering structure; what changes later is laid down anew on a later mission. For the Flemish members of its partnership and the association.',
    input: {
      id: t.input.globalID({ for: [SteeringStructure], required: true, description: 'Which one.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
      }),
      text: t.input.string({ description: words.text }),
      policyDomains: t.input.stringList({ description: words.policyDomains }),
      since: t.input.field({ type: 'Date', description: `${words.since}.` }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editSteering(context, target.id, expectedVersion, input)
      return context.db.steeringStructure.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
