import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { ValidationError } from '../../errors.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { exportField } from '../../graphql/export-link.ts'
import { LanguageEnum, OrderDirection, PillarEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { idKey, momentKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { StateEnum } from '../enums.ts'
import { practiceFilter } from './practice-filter.ts'

export const GoodPractice = builder.prismaNode('GoodPractice', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description: 'What proved itself: confirmed by lessons of at least two partnerships.',
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: practice 12.',
    }),
    title: t.exposeString('title', { description: 'In a few words, at most 200 characters.' }),
    language: t.expose('language', { type: LanguageEnum, description: 'In which language it is written.' }),
    summary: t.exposeString('summary', { description: 'What to do and what it brings.' }),
    howToApply: t.exposeString('howToApply', {
      nullable: true,
      description: 'How to go about it, step by step.',
    }),
    holdsWhen: t.exposeString('holdsWhen', {
      nullable: true,
      description: 'In which circumstances it holds.',
    }),
    pillars: t.expose('pillars', {
      type: [PillarEnum],
      description: 'Which pillars of governance it is about.',
    }),
    state: t.expose('state', {
      type: StateEnum,
      description: 'Where it stands between the association and its readers.',
    }),
    visibility: t.expose('visibility', {
      type: VisibilityEnum,
      description: 'Who sees it once it is published.',
    }),
    reviewOn: t.expose('reviewOn', {
      type: 'Date',
      nullable: true,
      description: 'When it should be looked at again.',
    }),
    policyDomains: t.relation('policyDomains', {
      description: 'What it is about.',
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    missionTypes: t.relation('missionTypes', {
      description: 'For which kinds of visit it matters.',
      query: { orderBy: { rank: 'asc' } },
    }),
    countries: t.relation('countries', {
      description: 'Where it was confirmed.',
      query: { orderBy: { code: 'asc' } },
    }),
    confirmedBy: t.relation('confirmedBy', {
      extensions: { cost: { rows: 10 } satisfies OwnCost },
      description: 'The lessons that confirm it, as far as the viewer may see them.',
      query: { orderBy: { lessonId: 'asc' } },
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was promoted.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
    }),
  }),
})

builder.prismaObject('GoodPracticeLesson', {
  name: 'Confirmation',
  description: 'A lesson that confirms a good practice.',
  fields: t => ({
    lesson: t.relation('lesson', { nullable: true, description: 'The lesson.' }),
    practice: t.relation('practice', { nullable: true, description: 'The good practice.' }),
  }),
})

builder.prismaObjectField('Lesson', 'confirms', t =>
  t.relation('practices', {
    description: 'The good practices that this lesson confirms, as far as the viewer may see them.',
    query: { orderBy: { practiceId: 'asc' } },
  }),
)

const GoodPracticeOrderField = builder.enumType('GoodPracticeOrderField', {
  description: 'By what good practices are ordered.',
  values: {
    CREATED_AT: { description: 'When they were promoted.' },
    TITLE: { description: 'Their title, letter by letter.' },
  } as const,
})

const GoodPracticeOrder = builder.inputType('GoodPracticeOrder', {
  description: 'The order of a list of good practices; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: GoodPracticeOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
})

const GoodPracticeFilterInput = builder.inputType('GoodPracticeFilter', {
  description: 'Good practices that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'For which kinds of visit.' }),
    policyDomains: t.stringList({ description: 'Codes of policy domains; those beneath them count too.' }),
    regions: t.stringList({ description: 'M49 codes of regions, such as 011 for Western Africa.' }),
    countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
    languages: t.field({ type: [LanguageEnum], description: 'In which language it is written.' }),
    states: t.field({ type: [StateEnum], description: 'Where it stands.' }),
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
  goodPractice: t.prismaField({
    type: 'GoodPractice',
    nullable: true,
    description:
      'One good practice, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [GoodPractice], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, { id, number }, { db }) => {
      if ((id == null) === (number == null)) throw ValidationError.at(['id'], 'id: give either id or number.')
      return db.goodPractice.findFirst({
        ...query,
        where: id ? { id: id.id } : { number: number ?? undefined },
      })
    },
  }),

  goodPractices: t.connection(
    {
      type: GoodPractice,
      description:
        'The good practices that the viewer may see, page by page; the newest first unless asked otherwise.',
      args: {
        filter: t.arg({ type: GoodPracticeFilterInput, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: GoodPracticeOrder, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await practiceFilter(context.db, filter)
        const field = orderBy?.field ?? 'CREATED_AT'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = {
          name: `goodPractices ${field} ${direction}`,
          keys: keys[field],
          direction,
        }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'GoodPractice',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(order, page, info, {
          rows: bounds =>
            context.db.goodPractice.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.goodPractice.count({ where }),
        })
      },
    },
    {
      name: 'GoodPracticeConnection',
      description: 'A page of good practices.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'GoodPracticeEdge', description: 'A good practice on a page.' },
  ),
}))
