import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { Municipality } from '../municipalities/schema.ts'
import { Person } from './schema.ts'

const PersonFilter = builder.inputType('PersonFilter', {
  description: 'People who pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    municipalities: t.globalIDList({
      for: [Municipality],
      description: 'Who work for one of these municipalities.',
    }),
    nameContains: t.string({ description: 'Whose name holds these letters.' }),
  }),
})

interface Row {
  id: string
  name: string
}

const byName: Order<Row> = {
  name: 'people name asc',
  keys: [textKey<Row, 'name'>('name'), idKey<Row>()],
  direction: 'asc',
}

builder.queryField('people', t =>
  t.connection(
    {
      type: Person,
      description: 'The people on record whom the viewer may see, by name, page by page.',
      args: { filter: t.arg({ type: PersonFilter, description: 'Only those who pass.' }) },
      resolve: async (_root, { filter, ...page }, context, info) => {
        const where = {
          AND: [
            filter?.municipalities
              ? { municipalityId: { in: filter.municipalities.map(({ id }) => id) } }
              : {},
            filter?.nameContains
              ? { name: { contains: filter.nameContains.trim(), mode: 'insensitive' as const } }
              : {},
          ],
        }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Person',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(byName, page, info, {
          rows: bounds =>
            context.db.person.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.person.count({ where }),
        })
      },
    },
    {
      name: 'PersonConnection',
      description: 'A page of people.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'PersonEdge', description: 'A person on a page.' },
  ),
)
