import { queryFromInfo } from '@pothos/plugin-prisma'
import { isAssociation } from '../../access/viewer.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { dayOf } from '../day.ts'
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
    isDue: t.boolean({
      description:
        'Whether the last day on which the row is kept has passed; of people whose `retainUntil` the viewer sees.',
    }),
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

/** A filter tells no more than a field: until when a row is kept is shown to those who keep it. */
function isDue(is: boolean, { viewer, now }: Pick<Context, 'viewer' | 'now'>) {
  const { municipalityId } = viewer
  const kept = isAssociation(viewer) ? {} : municipalityId ? { municipalityId } : { OR: [] }
  const past = { retainUntil: { lt: dayOf(now) } }
  const notPast = { OR: [{ retainUntil: null }, { retainUntil: { gte: dayOf(now) } }] }
  return { AND: [kept, is ? past : notPast] }
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
            filter?.isDue == null ? {} : isDue(filter.isDue, context),
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
