import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { OrderDirection, PillarEnum } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, momentKey, numberKey, type Order } from '../../paging/keyset-page.ts'
import { Visit, VisitStatusEnum } from './schema.ts'
import { visitFilter } from './visit-filter.ts'

export const VisitFilter = builder.inputType('VisitFilter', {
  description: 'Visits that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'With one of these finalities.' }),
    policyDomains: t.stringList({
      description: 'About one of these policy domains: their codes; those beneath them count too.',
    }),
    regions: t.stringList({ description: 'To one of these regions, at any depth: M49 codes, such as 011.' }),
    countries: t.stringList({ description: 'To one of these countries: ISO codes, such as SN.' }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description: 'On which one of these travels, or of which it is a partner.',
    }),
    partnerships: t.globalIDList({ for: [Partnership], description: 'Part of one of these partnerships.' }),
    programmes: t.stringList({ description: 'Supported by one of these programmes: their codes.' }),
    pillars: t.field({
      type: [PillarEnum],
      description: 'In which one of these pillars of governance takes part.',
    }),
    statuses: t.field({
      type: [VisitStatusEnum],
      description: 'That stand here today; of visits whose days the viewer may not see, none passes.',
    }),
    years: t.intList({ description: 'That start in one of these years.' }),
    from: t.field({
      type: 'Date',
      description:
        'Under way on this day or later; of visits whose days the viewer may not see, in its month or later.',
    }),
    to: t.field({
      type: 'Date',
      description:
        'Under way on this day or earlier; of visits whose days the viewer may not see, in its month or earlier.',
    }),
  }),
})

const VisitOrderField = builder.enumType('VisitOrderField', {
  description: 'By what visits are ordered.',
  values: {
    MONTH: { description: 'The month in which they start.' },
    NUMBER: { description: 'Their short number.' },
  } as const,
})

const VisitOrder = builder.inputType('VisitOrder', {
  description: 'The order of a list of visits; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: VisitOrderField, required: true, description: 'By what.' }),
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
  visit: t.prismaField({
    type: 'Visit',
    nullable: true,
    description: 'One visit, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Visit], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) => db.visit.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  visits: t.connection(
    {
      type: Visit,
      description:
        'The visits, for those who are signed in, page by page; the latest month first unless asked otherwise.',
      args: {
        filter: t.arg({ type: VisitFilter, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: VisitOrder, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await visitFilter(context, filter)
        const field = orderBy?.field ?? 'MONTH'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = { name: `visits ${field} ${direction}`, keys: keys[field], direction }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Visit',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.visit.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.visit.count({ where }),
        })
      },
    },
    {
      name: 'VisitConnection',
      description: 'A page of visits.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'VisitEdge', description: 'A visit on a page.' },
  ),
}))
