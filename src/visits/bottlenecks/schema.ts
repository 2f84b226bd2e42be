import { builder } from '../../builder.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { editBottleneck } from './edit-bottleneck.ts'
import { noteBottleneck } from './note-bottleneck.ts'
import { removeBottleneck } from './remove-bottleneck.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const Bottleneck = builder.prismaNode('Bottleneck', {
  description:
    'What is in the way in political relations, as a political mission saw it, and how to handle it. INTERNAL, which it is unless said otherwise, it is for the association and the Flemish municipalities of the visit, not for the partner.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    visit: t.relation('visit', { description: 'On which visit it was seen.' }),
    text: t.exposeString('text', { description: 'What is in the way, and between whom.' }),
    recommendation: t.exposeString('recommendation', { description: 'How to handle it.' }),
    visibility: t.expose('visibility', { type: VisibilityEnum, description: 'Who may read it.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was noted.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Visit', 'bottlenecks', t =>
  t.relation('bottlenecks', {
    description:
      'What it saw in the way in political relations, as far as the viewer may read it, in the order in which it was noted.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Bottleneck], required: true, description: 'Which bottleneck.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

const visibility = (t: Inputs) =>
  t.field({
    type: VisibilityEnum,
    description: 'Who may read it; INTERNAL unless given, and never PUBLIC.',
  })

builder.mutationFields(t => ({
  noteBottleneck: t.prismaFieldWithInput({
    type: 'Bottleneck',
    ...problems,
    description:
      "Notes what a political mission saw in the way, and how to handle it. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({
        for: [Visit],
        required: true,
        description: 'On which visit: one that is a political mission.',
      }),
      text: t.input.string({
        required: true,
        description: 'What is in the way, and between whom; at most 4,000 characters.',
      }),
      recommendation: t.input.string({
        required: true,
        description: 'How to handle it; at most 4,000 characters.',
      }),
      visibility: visibility(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same bottleneck, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await noteBottleneck(context, visit.id, input)
      return context.db.bottleneck.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editBottleneck: t.prismaFieldWithInput({
    type: 'Bottleneck',
    ...problems,
    description:
      "Changes the fields that are given. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      text: t.input.string({ description: 'What is in the way, and between whom.' }),
      recommendation: t.input.string({ description: 'How to handle it.' }),
      visibility: visibility(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editBottleneck(context, target.id, expectedVersion, input)
      return context.db.bottleneck.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeBottleneck: t.prismaFieldWithInput({
    type: 'Visit',
    ...problems,
    description:
      "Takes off a visit what was noted by mistake. For the visit's Flemish municipalities and the association.",
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await removeBottleneck(context, target.id, expectedVersion)
      return context.db.visit.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
