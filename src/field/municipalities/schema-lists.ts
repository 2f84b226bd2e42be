import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { municipalityFilter } from './municipality-filter.ts'
import { Municipality, SideEnum } from './schema.ts'

const MunicipalityFilter = builder.inputType('MunicipalityFilter', {
  description: 'Municipalities that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    side: t.field({ type: SideEnum, description: 'Flemish ones, or partners.' }),
    countries: t.stringList({ description: 'In one of these countries: ISO codes, such as SN.' }),
    regions: t.stringList({ description: 'In one of these regions, at any depth: M49 codes, such as 011.' }),
    nameContains: t.string({
      description: 'Whose name holds these letters, or that is also called exactly so.',
    }),
  }),
})

interface Row {
  id: string
  name: string
}

const byName: Order<Row> = {
  name: 'municipalities name asc',
  keys: [textKey<Row, 'name'>('name'), idKey<Row>()],
  direction: 'asc',
}

builder.queryFields(t => ({
  municipality: t.prismaField({
    type: 'Municipality',
    nullable: true,
    description: 'One municipality, by its id or by its number; null when there is none.',
    args: {
      id: t.arg.globalID({ for: [Municipality], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) =>
      db.municipality.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  municipalities: t.connection(
    {
      type: Municipality,
      description: 'The municipalities by name, page by page.',
      args: { filter: t.arg({ type: MunicipalityFilter, description: 'Only those that pass.' }) },
      resolve: async (_root, { filter, ...page }, context, info) => {
        const where = await municipalityFilter(context.db, filter)
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Municipality',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(byName, page, info, {
          rows: bounds =>
            context.db.municipality.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.municipality.count({ where }),
        })
      },
    },
    {
      name: 'MunicipalityConnection',
      description: 'A page of municipalities.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'MunicipalityEdge', description: 'A municipality on a page.' },
  ),
}))
