import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { Municipality } from '../municipalities/schema.ts'
import { partnershipFilter } from './partnership-filter.ts'
import { Partnership, PartnershipFormEnum, PartnershipStatusEnum } from './schema.ts'

const PartnershipFilter = builder.inputType('PartnershipFilter', {
  description: 'Partnerships that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    statuses: t.field({ type: [PartnershipStatusEnum], description: 'Where they stand.' }),
    forms: t.field({ type: [PartnershipFormEnum], description: 'What kind of bond they are.' }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description: 'With one of these among their members, past ones included.',
    }),
    countries: t.stringList({
      description: 'With a partner in one of these countries: ISO codes, such as SN.',
    }),
    regions: t.stringList({
      description: 'With a partner in one of these regions, at any depth: M49 codes, such as 011.',
    }),
    programmes: t.stringList({ description: 'Supported by one of these programmes: their codes.' }),
    policyDomains: t.stringList({
      description: 'On one of these policy domains: their codes; those beneath them count too.',
    }),
    nameContains: t.string({ description: 'Whose name holds these letters.' }),
  }),
})

interface Row {
  id: string
  name: string
}

const byName: Order<Row> = {
  name: 'partnerships name asc',
  keys: [textKey<Row, 'name'>('name'), idKey<Row>()],
  direction: 'asc',
}

builder.queryFields(t => ({
  partnership: t.prismaField({
    type: 'Partnership',
    nullable: true,
    description: 'One partnership, by its id or by its number; null when there is none.',
    args: {
      id: t.arg.globalID({ for: [Partnership], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) =>
      db.partnership.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  partnerships: t.connection(
    {
      type: Partnership,
      description: 'The partnerships by name, page by page.',
      args: { filter: t.arg({ type: PartnershipFilter, description: 'Only those that pass.' }) },
      resolve: async (_root, { filter, ...page }, context, info) => {
        const where = await partnershipFilter(context.db, filter)
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Partnership',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(byName, page, info, {
          rows: bounds =>
            context.db.partnership.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.partnership.count({ where }),
        })
      },
    },
    {
      name: 'PartnershipConnection',
      description: 'A page of partnerships.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'PartnershipEdge', description: 'A partnership on a page.' },
  ),
}))
