import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { OrderDirection } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, momentKey, numberKey, type Order } from '../../paging/keyset-page.ts'
import { Visit } from '../visits/schema.ts'
import { VisitFilter } from '../visits/schema-lists.ts'
import { recommendationFilter } from './recommendation-filter.ts'
import { Recommendation, RecommendationResponseEnum, RecommendationStatusEnum } from './schema.ts'

const RecommendationFilter = builder.inputType('RecommendationFilter', {
  description: 'Recommendations that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    statuses: t.field({ type: [RecommendationStatusEnum], description: 'That have come to one of these.' }),
    visits: t.globalIDList({ for: [Visit], description: 'Made on one of these visits.' }),
    partnerships: t.globalIDList({
      for: [Partnership],
      description: 'Made on a visit of one of these partnerships.',
    }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description: 'Made to one of these municipalities.',
    }),
    responses: t.field({ type: [RecommendationResponseEnum], description: 'With one of these answers.' }),
    isAnswered: t.boolean({ description: 'Whether somebody has answered.' }),
    dueFrom: t.field({ type: 'Date', description: 'Due on this day or later.' }),
    dueUntil: t.field({ type: 'Date', description: 'Due on this day or earlier.' }),
    visit: t.field({ type: VisitFilter, description: 'Made on a visit that passes this.' }),
  }),
})

const RecommendationOrderField = builder.enumType('RecommendationOrderField', {
  description: 'By what recommendations are ordered.',
  values: {
    DUE_ON: { description: 'The day on which they are due.' },
    NUMBER: { description: 'Their short number.' },
  } as const,
})

const RecommendationOrder = builder.inputType('RecommendationOrder', {
  description: 'The order of a list of recommendations; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: RecommendationOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
})

interface Row {
  id: string
  number: number
  dueOn: Date
}

const keys = { DUE_ON: [momentKey<Row, 'dueOn'>('dueOn'), idKey<Row>()], NUMBER: [numberKey<Row>()] } as const

builder.queryFields(t => ({
  recommendation: t.prismaField({
    type: 'Recommendation',
    nullable: true,
    description:
      'One recommendation, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Recommendation], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) =>
      db.recommendation.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  recommendations: t.connection(
    {
      type: Recommendation,
      description:
        'The recommendations of the visits that the viewer sees from within, page by page; what is due first comes first unless asked otherwise. What is overdue: filter: { statuses: [OVERDUE] }.',
      args: {
        filter: t.arg({ type: RecommendationFilter, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: RecommendationOrder, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await recommendationFilter(context, filter)
        const field = orderBy?.field ?? 'DUE_ON'
        const direction = orderBy?.direction === 'DESC' ? 'desc' : 'asc'
        const order: Order<Row> = {
          name: `recommendations ${field} ${direction}`,
          keys: keys[field],
          direction,
        }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Recommendation',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.recommendation.findMany({
              ...query,
              ...bounds,
              where: { AND: [where, bounds.where] },
            }),
          total: () => context.db.recommendation.count({ where }),
        })
      },
    },
    {
      name: 'RecommendationConnection',
      description: 'A page of recommendations.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'RecommendationEdge', description: 'A recommendation on a page.' },
  ),
}))
