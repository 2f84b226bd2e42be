import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { ValidationError } from '../../errors.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Person } from '../../field/people/schema.ts'
import { LanguageEnum, OrderDirection } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, momentKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { LevelEnum, OutcomeEnum, StateEnum } from '../enums.ts'
import { lessonFilter } from './lesson-filter.ts'
import { lessonShelf } from './lesson-shelf.ts'
import { Lesson } from './schema.ts'

export const LessonFreshnessEnum = builder.enumType('LessonFreshness', {
  description: 'Whether what a lesson says was looked at in time.',
  values: {
    CURRENT: { description: 'The day on which to look at it again is still to come.' },
    DUE: { description: 'That day has come, less than a year ago.' },
    STALE: { description: 'That day came a year ago or earlier.' },
    UNDATED: { description: 'Nobody set such a day.' },
  } as const,
})

export const LessonFilterInput = builder.inputType('LessonFilter', {
  description: 'Lessons that pass every part given; within one part, one of its values is enough.',
  fields: t => ({
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'For which kinds of visit.' }),
    policyDomains: t.stringList({ description: 'Codes of policy domains; those beneath them count too.' }),
    regions: t.stringList({ description: 'M49 codes of regions, such as 011 for Western Africa.' }),
    countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
    collections: t.stringList({ description: 'Codes of collections, such as own or ifrc.' }),
    outcomes: t.field({ type: [OutcomeEnum], description: 'How it turned out.' }),
    levels: t.field({ type: [LevelEnum], description: 'Programme execution, process, result.' }),
    languages: t.field({ type: [LanguageEnum], description: 'In which language it is written.' }),
    states: t.field({ type: [StateEnum], description: 'Where it stands.' }),
    years: t.intList({ description: 'Years of the experience.' }),
    programmes: t.stringList({
      description:
        'Learned on a visit or in a partnership that one of these programmes supports: their codes. Anonymous lessons pass for those who may know where they come from.',
    }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description:
        'Of one of these municipalities. Anonymous lessons pass for those who may know where they come from.',
    }),
    reviewers: t.globalIDList({
      for: [Person],
      description:
        'Judged by one of these editors; of lessons whose reviews the viewer does not see, none passes.',
    }),
    freshness: t.field({ type: [LessonFreshnessEnum], description: 'Looked at in time, or not.' }),
    visitFrom: t.field({
      type: 'Date',
      description:
        'Learned on a visit that began in the month of this day or later. Anonymous lessons pass for those who may know where they come from.',
    }),
    visitUntil: t.field({
      type: 'Date',
      description:
        'Learned on a visit that began in the month of this day or earlier. Anonymous lessons as with `visitFrom`.',
    }),
    isUsed: t.boolean({ description: 'Whether some visit applied it, as it is or otherwise.' }),
    isProven: t.boolean({
      description: 'Whether it helped in a partnership beside its own; to who sees no visits, none did.',
    }),
    isReviewDue: t.boolean({
      description: 'Whether it should be looked at again: its day has come, or a visit found it wrong.',
    }),
    waitsForPromotion: t.boolean({
      description:
        'Published, helped in a partnership beside its own, and not yet part of a good practice that the viewer may see.',
    }),
  }),
})

const LessonOrderField = builder.enumType('LessonOrderField', {
  description: 'By what lessons are ordered.',
  values: {
    CREATED_AT: { description: 'When they were captured or imported.' },
    TITLE: { description: 'Their title, letter by letter.' },
  } as const,
})

export const LessonOrderInput = builder.inputType('LessonOrder', {
  description: 'The order of a list of lessons; rows that tie are ordered by id.',
  fields: t => ({
    field: t.field({ type: LessonOrderField, required: true, description: 'By what.' }),
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
  lesson: t.prismaField({
    type: 'Lesson',
    nullable: true,
    description: 'One lesson, by its id or by its number; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: [Lesson], description: 'Its opaque id.' }),
      number: t.arg.int({ description: 'Its short number.' }),
    },
    resolve: (query, _root, { id, number }, { db }) => {
      if ((id == null) === (number == null)) throw ValidationError.at(['id'], 'id: give either id or number.')
      return db.lesson.findFirst({ ...query, where: id ? { id: id.id } : { number: number ?? undefined } })
    },
  }),

  lessons: t.connection(
    {
      type: Lesson,
      description:
        'The lessons that the viewer may see, page by page; the newest first unless asked otherwise.',
      args: {
        filter: t.arg({ type: LessonFilterInput, description: 'Only those that pass.' }),
        orderBy: t.arg({ type: LessonOrderInput, description: 'In which order.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, context, info) => {
        const where = await lessonFilter(context, filter)
        const field = orderBy?.field ?? 'CREATED_AT'
        const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc'
        const order: Order<Row> = { name: `lessons ${field} ${direction}`, keys: keys[field], direction }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'Lesson',
          paths: [['edges', 'node'], ['nodes']],
        })
        const shelf = lessonShelf(filter, where)
        const onShelf = shelf && context.db.$onShelf('lesson', shelf)
        return connectionPage(order, page, info, {
          rows: bounds =>
            onShelf
              ? onShelf.findMany({ ...query, ...bounds })
              : context.db.lesson.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => (onShelf ? onShelf.count() : context.db.lesson.count({ where })),
        })
      },
    },
    {
      name: 'LessonConnection',
      description: 'A page of lessons.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'LessonEdge', description: 'A lesson on a page.' },
  ),
}))
