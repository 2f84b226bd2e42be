import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Municipality } from '../municipalities/schema.ts'
import { recordActorChange } from './record-actor-change.ts'
import { removeActorChange } from './remove-actor-change.ts'

export const ActorChangeKindEnum = builder.enumType('ActorChangeKind', {
  description: 'Which of the actors of a partnership changed.',
  values: {
    COORDINATOR: { description: 'Who coordinates it; put on record with setCoordinator.' },
    COALITION: { description: 'The political coalition that governs the municipality.' },
    COUNTERPART: { description: 'The person that the partners speak with.' },
  } as const,
})

const ActorChange = builder.prismaNode('ActorChange', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'That another coalition or counterpart came, in North or South. For the municipality, those in a partnership with it, and the association.',
  fields: t => ({
    municipality: t.relation('municipality', { description: 'In which municipality.' }),
    kind: t.expose('kind', { type: ActorChangeKindEnum, description: 'Which of the actors changed.' }),
    changedOn: t.expose('changedOn', { type: 'Date', description: 'Since when another is in place.' }),
    note: t.exposeString('note', { nullable: true, description: 'What others should know of it.' }),
  }),
})

builder.prismaObjectField('Municipality', 'actorChanges', t =>
  t.relation('actorChanges', {
    description:
      'Since when another coalition or counterpart is in place, the latest first; empty for those who are neither in it, nor in a partnership with it, nor the association.',
    query: { orderBy: [{ changedOn: 'desc' }, { id: 'desc' }] },
  }),
)

builder.mutationFields(t => ({
  recordActorChange: t.prismaFieldWithInput({
    type: 'ActorChange',
    ...problems,
    description:
      'Puts on record that another coalition or counterpart came. For officers, of their own municipality and of its partners, and the association.',
    input: {
      municipality: t.input.globalID({
        for: [Municipality],
        required: true,
        description: 'In which municipality.',
      }),
      kind: t.input.field({
        type: ActorChangeKindEnum,
        required: true,
        description: 'COALITION or COUNTERPART; who coordinates is said with setCoordinator.',
      }),
      changedOn: t.input.field({ type: 'Date', required: true, description: 'Since which day.' }),
      note: t.input.string({
        description: 'What others should know of it, without naming anybody; at most 2,000 characters.',
      }),
    },
    resolve: async (query, _root, { input: { municipality, ...input } }, context) => {
      const id = await recordActorChange(context, municipality.id, input)
      return context.db.actorChange.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeActorChange: t.prismaFieldWithInput({
    type: 'Municipality',
    ...problems,
    description:
      'Takes a change off the record that did not happen, or stands there twice. For whoever may record it.',
    input: {
      id: t.input.globalID({ for: [ActorChange], required: true, description: 'Which change.' }),
    },
    resolve: async (query, _root, { input: { id: target } }, context) => {
      const id = await removeActorChange(context, target.id)
      return context.db.municipality.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
