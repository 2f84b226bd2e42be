import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { OrderDirection } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, momentKey, numberKey, type Order } from '../../paging/keyset-page.ts'
import { eventFilter } from './event-filter.ts'
import { Event, EventFormEnum, EventStatusEnum } from './schema.ts'

const EventFilter = builder.inputType('EventFilter', {
  description: 'Events that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    forms: t.field({ type: [EventFormEnum], description: 'Of one of these forms.' }),
    statuses: t.field({
      type: [EventStatusEnum],
      description: 'That stand here today; of events whose days the viewer may not see, none passes.',
    }),
    policyDomains: t.stringList({
      description: 'About one of these policy domains: their codes; those beneath them count too.',
    }),
    concepts: t.stringList({ description: 'About one of these concepts: their codes.' }),
    regions: t.stringList({
      description: 'For a region within one of these, or a country there: M49 codes, such as 011.',
    }),
    countries: t.stringList({ description: 'For one of these countries: ISO codes, such as SN.' }),
    programmes: t.stringList({ description: 'Supported by one of these programmes: their codes.' }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description:
        'That one of these organises, or to which it is invited as far as the viewer sees invitations.',
    }),
    participants: t.globalIDList({
      for: [Municipality],
      description: 'In whose sessions each of these takes part, as far as the viewer sees them.',
    }),
    years: t.intList({ description: 'That start in one of these years.' }),
    from: t.field({
      type: 'Date',
      description:
        'Under way on this day or later; of events whose days the viewer may not see, in its month or later.',
    }),
    to: t.field({
      type: 'Date',
      description:
        'Under way on this day or earlier; of events whose days the viewer may not see, in its month or earlier.',
    }),
  }),
})

const EventOrderField = builder.enumType('EventOrderField', {
  description: 'By what events are ordered.',
  values: {
    MONTH: { description: 'The month in which they start.' },
    NUMBER: { description: 'Their short number.' },
  } as const,
})

const EventOrder = builder.inputType('EventOrder', {
  description: 'The order of a list of events; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: EventOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
})

interface Row {
  id: string
  number: number
  month: Date
}

const keys = { MONTH: [momentKey<Row, 'month'>('month'), idKey<Row>()], NUMBER: [numberKey<Row>()] } as const

builder.queryFields(t => ({
  event: t.prismaField({
    type: 'Event',
    nullable: true,
    description: 'One event, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Event], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) => db.event.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  events: t.connection(
    {
      type: Event,
      description:
        'The events, for those who are signed in, page by page; the latest month first unless asked otherwise.',
      args: {
        filter: t.arg({ type: EventFilter, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: EventOrder, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await eventFilter(context, filter)
        const field = orderBy?.field ?? 'MONTH'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = { name: `events ${field} ${direction}`, keys: keys[field], direction }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Event',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.event.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.event.count({ where }),
        })
      },
    },
    {
      name: 'EventConnection',
      description: 'A page of events.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'EventEdge', description: 'An event on a page.' },
  ),
}))
