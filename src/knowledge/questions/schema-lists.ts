import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { LanguageEnum, OrderDirection, VisibilityEnum } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idOrNumber } from '../../graphql/id-or-number.ts'
import { idKey, momentKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { questionFilter } from './question-filter.ts'
import { Question, QuestionStateEnum } from './schema.ts'

const QuestionFilter = builder.inputType('QuestionFilter', {
  description: 'Questions that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    states: t.field({ type: [QuestionStateEnum], description: 'Whether somebody waits for an answer.' }),
    policyDomains: t.stringList({ description: 'Codes of policy domains; those beneath them count too.' }),
    regions: t.stringList({
      description:
        'M49 codes of regions, such as 011 for Western Africa: asked for one within them, or for a country there.',
    }),
    countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
    languages: t.field({ type: [LanguageEnum], description: 'In which language it is written.' }),
    visibilities: t.field({ type: [VisibilityEnum], description: 'Who sees it.' }),
    municipalities: t.globalIDList({ for: [Municipality], description: 'Asked by one of these.' }),
    years: t.intList({ description: 'Asked in one of these years.' }),
    neededFrom: t.field({ type: 'Date', description: 'The answer is needed on this day or later.' }),
    neededUntil: t.field({ type: 'Date', description: 'The answer is needed on this day or earlier.' }),
    hasAnswers: t.boolean({
      description: 'Whether it has an answer that the viewer may see, helpful or not.',
    }),
  }),
})

const QuestionOrderField = builder.enumType('QuestionOrderField', {
  description: 'By what questions are ordered.',
  values: {
    CREATED_AT: { description: 'When they were asked.' },
    TITLE: { description: 'Their title, letter by letter.' },
    NEEDED_BY: {
      description: 'When the answer is needed; those for which no day was named come behind all others.',
    },
  } as const,
})

const QuestionOrder = builder.inputType('QuestionOrder', {
  description: 'The order of a list of questions; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: QuestionOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
})

interface Row {
  id: string
  title: string
  createdAt: Date
  waitsUntil: Date
}

const keys = {
  CREATED_AT: [momentKey<Row, 'createdAt'>('createdAt'), idKey<Row>()],
  TITLE: [textKey<Row, 'title'>('title'), idKey<Row>()],
  NEEDED_BY: [momentKey<Row, 'waitsUntil'>('waitsUntil'), idKey<Row>()],
} as const

builder.queryFields(t => ({
  question: t.prismaField({
    type: 'Question',
    nullable: true,
    description: 'One question, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Question], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, which, { db }) => db.question.findUnique({ ...query, where: idOrNumber(which) }),
  }),

  questions: t.connection(
    {
      type: Question,
      description:
        'The questions that the viewer may see, page by page; the newest first unless asked otherwise. Those that wait for an answer: filter: { states: [OPEN] }.',
      args: {
        filter: t.arg({ type: QuestionFilter, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: QuestionOrder, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await questionFilter(context.db, filter)
        const field = orderBy?.field ?? 'CREATED_AT'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = { name: `questions ${field} ${direction}`, keys: keys[field], direction }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Question',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.question.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.question.count({ where }),
        })
      },
    },
    {
      name: 'QuestionConnection',
      description: 'A page of questions.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'QuestionEdge', description: 'A question on a page.' },
  ),
}))
