import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { LanguageEnum, OrderDirection, VisibilityEnum } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, momentKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { Visit } from '../visits/schema.ts'
import { documentFilter } from './document-filter.ts'
import { Document, DocumentKindEnum } from './schema.ts'

const DocumentFilter = builder.inputType('DocumentFilter', {
  description: 'Documents that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    visits: t.globalIDList({ for: [Visit], description: 'Of one of these visits.' }),
    partnerships: t.globalIDList({
      for: [Partnership],
      description: 'Of a visit of one of these partnerships.',
    }),
    kinds: t.field({ type: [DocumentKindEnum], description: 'That are one of these.' }),
    languages: t.field({ type: [LanguageEnum], description: 'Written in one of these languages.' }),
    visibilities: t.field({ type: [VisibilityEnum], description: 'With one of these visibilities.' }),
  }),
})

const DocumentOrderField = builder.enumType('DocumentOrderField', {
  description: 'By what documents are ordered.',
  values: {
    CREATED_AT: { description: 'When they were added.' },
    TITLE: { description: 'Their title.' },
  } as const,
})

const DocumentOrder = builder.inputType('DocumentOrder', {
  description: 'The order of a list of documents; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: DocumentOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
})

interface Row {
  id: string
  title: string
  createdAt: Date
}

const keys = {
  CREATED_AT: [momentKey<Row, 'createdAt'>('createdAt'), idKey<Row>()],
  TITLE: [textKey<Row, 'title'>('title'), idKey<Row>()],
} as const

builder.queryFields(t => ({
  document: t.prismaField({
    type: 'Document',
    nullable: true,
    description: 'One document, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Document], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) => db.document.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  documents: t.connection(
    {
      type: Document,
      description:
        'The documents of visits that the viewer may see, page by page; the latest first unless asked otherwise.',
      args: {
        filter: t.arg({ type: DocumentFilter, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: DocumentOrder, description: 'In which order.' }),
      },
      resolve: (_root, { filter, orderBy, ...page }, context, info) => {
        const where = documentFilter(filter)
        const field = orderBy?.field ?? 'CREATED_AT'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = { name: `documents ${field} ${direction}`, keys: keys[field], direction }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Document',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.document.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.document.count({ where }),
        })
      },
    },
    {
      name: 'DocumentConnection',
      description: 'A page of documents.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'DocumentEdge', description: 'A document on a page.' },
  ),
}))
