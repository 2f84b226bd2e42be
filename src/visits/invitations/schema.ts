import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, momentKey, type Order } from '../../paging/keyset-page.ts'
import { Visit } from '../visits/schema.ts'

export const InvitationAnswerEnum = builder.enumType('InvitationAnswer', {
  description: 'What was answered to an invitation.',
  values: {
    ACCEPTED: { description: 'The municipality comes along.' },
    DECLINED: { description: 'It does not.' },
  } as const,
})

export const VisitInvitation = builder.prismaNode('VisitInvitation', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'The association invites a municipality to a visit that it organises for several. For that municipality and the association; once it was accepted, for its partners in the partnership too.',
  fields: t => ({
    visit: t.relation('visit', { type: Visit, description: 'To which visit.' }),
    startsOn: t.field({
      type: 'Date',
      description: 'The first day as it is planned; of its month while that alone is known.',
      select: { visit: { select: { startsOn: true } } },
      resolve: ({ visit }) => visit.startsOn,
    }),
    endsOn: t.field({
      type: 'Date',
      description: 'The last day as it is planned; of its month while that alone is known.',
      select: { visit: { select: { endsOn: true } } },
      resolve: ({ visit }) => visit.endsOn,
    }),
    municipality: t.relation('municipality', { description: 'Who is invited.' }),
    partnership: t.relation('partnership', {
      nullable: true,
      description: 'In which of its partnerships it would travel; null where it looks for a partner.',
    }),
    text: t.exposeString('text', { nullable: true, description: 'What the association writes to it.' }),
    answer: t.expose('answer', {
      type: InvitationAnswerEnum,
      nullable: true,
      description: 'What it answered; null while it has not.',
    }),
    answeredOn: t.expose('answeredOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the answer.',
    }),
    answerReason: t.exposeString('answerReason', { nullable: true, description: 'Why, as it was said.' }),
    aims: t.exposeString('aims', {
      nullable: true,
      description: 'What this partnership wants to achieve within the one visit.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was sent.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectFields('Visit', t => ({
  isOrganised: t.exposeBoolean('isOrganised', {
    description: 'Whether the association organises it for several municipalities.',
  }),
  invitations: t.relation('invitations', {
    description:
      'Who was invited to it, where the association organises it: those invitations that the viewer may see, in the order in which they were sent.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
}))

interface Row {
  id: string
  createdAt: Date
}

const order: Order<Row> = {
  name: 'visit invitations',
  keys: [momentKey<Row, 'createdAt'>('createdAt'), idKey<Row>()],
  direction: 'desc',
}

builder.queryField('visitInvitations', t =>
  t.connection(
    {
      type: VisitInvitation,
      description: 'Invitations to visits that the association organises, page by page, the latest first.',
      args: {
        isAnswered: t.arg.boolean({ description: 'Only those that were answered, or that were not.' }),
      },
      resolve: (_root, { isAnswered, ...page }, context, info) => {
        const where = isAnswered == null ? {} : { answer: isAnswered ? { not: null } : null }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'VisitInvitation',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.visitInvitation.findMany({
              ...query,
              ...bounds,
              where: { AND: [where, bounds.where] },
            }),
          total: () => context.db.visitInvitation.count({ where }),
        })
      },
    },
    {
      name: 'VisitInvitationConnection',
      description: 'A page of invitations.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many there are, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'VisitInvitationEdge', description: 'An invitation on a page.' },
  ),
)
