import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, momentKey, type Order } from '../../paging/keyset-page.ts'
import { Event } from '../events/schema.ts'
import { invitationFilter } from './invitation-filter.ts'
import { EventAnswerEnum, EventInvitation } from './schema.ts'

const EventInvitationFilter = builder.inputType('EventInvitationFilter', {
  description: 'Invitations that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    events: t.globalIDList({ for: [Event], description: 'To one of these events.' }),
    municipalities: t.globalIDList({ for: [Municipality], description: 'Of one of these municipalities.' }),
    answers: t.field({ type: [EventAnswerEnum], description: 'With one of these answers.' }),
    isAnswered: t.boolean({ description: 'Whether it was answered at all.' }),
    hasBrought: t.boolean({
      description:
        'Whether the municipality has said what it brings; false: who has brought nothing yet that the viewer may see.',
    }),
    isByPartner: t.boolean({
      description:
        'Whether a southern partner sent it: what the association is told of invitations between partners.',
    }),
  }),
})

interface Row {
  id: string
  createdAt: Date
}

const order: Order<Row> = {
  name: 'event invitations',
  keys: [momentKey<Row, 'createdAt'>('createdAt'), idKey<Row>()],
  direction: 'desc',
}

builder.queryField('eventInvitations', t =>
  t.connection(
    {
      type: EventInvitation,
      description: 'Invitations to events that the viewer may see, page by page, the latest first.',
      args: { filter: t.arg({ type: EventInvitationFilter, description: 'Only those that pass.' }) },
      resolve: (_root, { filter, ...page }, context, info) => {
        const where = invitationFilter(filter)
        const query = queryFromInfo({
          context,
          info,
          typeName: 'EventInvitation',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.eventInvitation.findMany({
              ...query,
              ...bounds,
              where: { AND: [where, bounds.where] },
            }),
          total: () => context.db.eventInvitation.count({ where }),
        })
      },
    },
    {
      name: 'EventInvitationConnection',
      description: 'A page of invitations to events.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'EventInvitationEdge', description: 'An invitation on a page.' },
  ),
)
