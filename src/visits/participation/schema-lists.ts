import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Person } from '../../field/people/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { OrderDirection } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, momentKey, numberKey, type Order } from '../../paging/keyset-page.ts'
import { Visit } from '../visits/schema.ts'
import { VisitFilter } from '../visits/schema-lists.ts'
import { participationFilter } from './participation-filter.ts'
import { Participation, ParticipationSideEnum, ParticipationStateEnum, RefusalGroundEnum } from './schema.ts'

const ParticipationFilter = builder.inputType('ParticipationFilter', {
  description: 'Participations that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    states: t.field({ type: [ParticipationStateEnum], description: 'That have come to one of these.' }),
    visits: t.globalIDList({ for: [Visit], description: 'In one of these visits.' }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description: 'Asked by, or advised to, one of these municipalities.',
    }),
    staffMembers: t.globalIDList({ for: [Person], description: 'With one of these people to call.' }),
    begunBy: t.field({ type: ParticipationSideEnum, description: 'Begun by this side.' }),
    refusalGrounds: t.field({ type: [RefusalGroundEnum], description: 'Refused on one of these grounds.' }),
    ranks: t.intList({
      description:
        'For visits whose highest finality has one of these ranks: 1 for identification, down to 4 for political missions.',
    }),
    isAgainstAdvice: t.boolean({
      description:
        'Whether it was decided against the advice of the weighing that is kept of it; what is not decided passes neither.',
    }),
    isOutdated: t.boolean({
      description: 'Whether it was accepted on a weighing that no longer holds: a visit was moved since.',
    }),
    from: t.field({ type: 'Date', description: 'Whose period holds this day or a later one.' }),
    to: t.field({ type: 'Date', description: 'Whose period holds this day or an earlier one.' }),
    visit: t.field({ type: VisitFilter, description: 'In a visit that passes this.' }),
  }),
})

const ParticipationOrderField = builder.enumType('ParticipationOrderField', {
  description: 'By what participations are ordered.',
  values: {
    PERIOD: { description: 'The first day of their period.' },
    NUMBER: { description: 'Their short number.' },
  } as const,
})

const ParticipationOrder = builder.inputType('ParticipationOrder', {
  description: 'The order of a list of participations; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: ParticipationOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
})

interface Row {
  id: string
  number: number
  periodFrom: Date
}

const keys = {
  PERIOD: [momentKey<Row, 'periodFrom'>('periodFrom'), idKey<Row>()],
  NUMBER: [numberKey<Row>()],
} as const

builder.queryFields(t => ({
  participation: t.prismaField({
    type: 'Participation',
    nullable: true,
    description:
      'One participation, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Participation], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) =>
      db.participation.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  associationStaff: t.prismaField({
    type: ['Person'],
    description:
      'Whom to call at the association, by name: its people with a telephone, as far as the viewer may see them.',
    resolve: (query, _root, _args, { db }) =>
      db.person.findMany({
        ...query,
        where: {
          municipalityId: null,
          telephone: { not: null },
          user: { role: { in: ['EDITOR', 'ADMINISTRATOR'] }, disabledAt: null },
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      }),
  }),

  participations: t.connection(
    {
      type: Participation,
      description:
        'Whether the association joins which visits, for the municipality that asks and the association, page by page; the latest period first unless asked otherwise.',
      args: {
        filter: t.arg({ type: ParticipationFilter, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: ParticipationOrder, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await participationFilter(context, filter)
        const field = orderBy?.field ?? 'PERIOD'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = {
          name: `participations ${field} ${direction}`,
          keys: keys[field],
          direction,
        }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Participation',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.participation.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.participation.count({ where }),
        })
      },
    },
    {
      name: 'ParticipationConnection',
      description: 'A page of participations.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'ParticipationEdge', description: 'A participation on a page.' },
  ),
}))

builder.prismaObjectField('Visit', 'participations', t =>
  t.relation('participations', {
    description:
      'Whether the association joins it: what a municipality asked for or was advised, the latest first. Empty for all but that municipality and the association.',
    query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
  }),
)
