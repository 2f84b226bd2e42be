import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { exportField } from '../../graphql/export-link.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { conceptFilter } from './concept-filter.ts'
import { Concept } from './schema.ts'

const ConceptFilter = builder.inputType('ConceptFilter', {
  description: 'Concepts that pass every part given.',
  fields: t => ({
    termContains: t.string({
      description:
        'With a term that holds these letters, whatever their capitals and accents; without a language also a code that does.',
    }),
    language: t.field({
      type: LanguageEnum,
      description: 'With a term in this language; beside termContains, where the letters are looked for.',
    }),
    broader: t.string({
      description: 'Directly beneath the concept of this code; an empty text: beneath none.',
    }),
  }),
})

interface Row {
  id: string
  code: string
}

const byCode: Order<Row> = {
  name: 'concepts code asc',
  keys: [textKey<Row, 'code'>('code'), idKey<Row>()],
  direction: 'asc',
}

builder.queryFields(t => ({
  concept: t.prismaField({
    type: 'Concept',
    nullable: true,
    description: 'One concept of the thesaurus, by its code; null when there is none.',
    args: { code: t.arg.string({ required: true, description: 'Its code, such as waste-collection.' }) },
    resolve: (query, _root, { code }, { db }) => db.concept.findUnique({ ...query, where: { code } }),
  }),

  concepts: t.connection(
    {
      type: Concept,
      description: 'The concepts of the thesaurus by code, page by page.',
      args: { filter: t.arg({ type: ConceptFilter, description: 'Only those that pass.' }) },
      resolve: (_root, { filter, ...page }, context, info) => {
        const where = conceptFilter(filter)
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Concept',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(byCode, page, info, {
          rows: bounds =>
            context.db.concept.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.concept.count({ where }),
        })
      },
    },
    {
      name: 'ConceptConnection',
      description: 'A page of concepts.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'ConceptEdge', description: 'A concept on a page.' },
  ),
}))
