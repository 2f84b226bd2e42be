import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { Lesson } from '../lessons/schema.ts'
import { inOrder, LessonCollection } from './schema.ts'

const LessonCollectionFilter = builder.inputType('LessonCollectionFilter', {
  description: 'Collections of lessons that pass every part given; within one part, one value is enough.',
  fields: t => ({
    visibilities: t.field({ type: [VisibilityEnum], description: 'Who sees it.' }),
    municipalities: t.globalIDList({ for: [Municipality], description: 'Made by one of these.' }),
    lessons: t.globalIDList({ for: [Lesson], description: 'In which one of these stands.' }),
  }),
})

interface Row {
  id: string
  name: string
}

const byName: Order<Row> = {
  name: 'lessonCollections name asc',
  keys: [textKey<Row, 'name'>('name'), idKey<Row>()],
  direction: 'asc',
}

const ids = (some: readonly { id: string }[]) => ({ in: some.map(({ id }) => id) })

builder.queryFields(t => ({
  lessonCollection: t.prismaField({
    type: 'LessonCollection',
    nullable: true,
    description:
      'One collection of lessons, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [LessonCollection], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) =>
      db.lessonCollection.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  lessonCollectionItems: t.prismaField({
    type: ['LessonCollectionItem'],
    extensions: { cost: { rows: 200 } satisfies OwnCost },
    description:
      'The lessons of a collection in their order, of those that the viewer may see, as for a file (/export/lessonCollectionItems.csv?collection=…); empty where there is no such collection.',
    args: {
      collection: t.arg.globalID({
        for: [LessonCollection],
        required: true,
        description: 'Of which collection.',
      }),
    },
    resolve: (query, _root, { collection }, { db }) =>
      db.lessonCollectionItem.findMany({
        ...query,
        where: { collectionId: collection.id },
        orderBy: inOrder,
      }),
  }),

  lessonCollections: t.connection(
    {
      type: LessonCollection,
      description: 'The collections of lessons that the viewer may see, by name, page by page.',
      args: { filter: t.arg({ type: LessonCollectionFilter, description: 'Only those that pass.' }) },
      resolve: (_root, { filter, ...page }, context, info) => {
        const where = {
          AND: [
            filter?.visibilities ? { visibility: { in: [...filter.visibilities] } } : {},
            filter?.municipalities ? { municipalityId: ids(filter.municipalities) } : {},
            filter?.lessons ? { items: { some: { lessonId: ids(filter.lessons) } } } : {},
          ],
        }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'LessonCollection',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(byName, page, info, {
          rows: bounds =>
            context.db.lessonCollection.findMany({
              ...query,
              ...bounds,
              where: { AND: [where, bounds.where] },
            }),
          total: () => context.db.lessonCollection.count({ where }),
        })
      },
    },
    {
      name: 'LessonCollectionConnection',
      description: 'A page of collections of lessons.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'LessonCollectionEdge', description: 'A collection of lessons on a page.' },
  ),
}))
