import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { conceptLabel } from '../../field/thesaurus/schema.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { languageFor } from '../../graphql/labels.ts'
import { Question } from '../../knowledge/questions/schema.ts'
import { idKey, type Key, type Order } from '../../paging/keyset-page.ts'

const GapStateEnum = builder.enumType('KnowledgeGapState', {
  description: 'Whether somebody still has to look at a gap.',
  values: {
    OPEN: { description: 'Nothing answers it yet.' },
    ANSWERED: { description: 'Something answers it. Asked again without finding that, it is open again.' },
    NOT_FOR_US: { description: 'It was decided that nobody here answers it; that stays.' },
  } as const,
})

builder.prismaObject('KnowledgeGapWord', {
  description: 'A word as which a gap was asked, on one day.',
  fields: t => ({
    word: t.exposeString('word', { description: 'The word, in small letters.' }),
    language: t.expose('language', { type: LanguageEnum, description: 'In which language it was read.' }),
    day: t.expose('day', { type: 'Date', description: 'On which day.' }),
    times: t.exposeInt('times', { description: 'How often on that day.' }),
  }),
})

export const KnowledgeGap = builder.prismaNode('KnowledgeGap', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'What people looked for without finding anything good, in the last 90 days: a meaning of the thesaurus, or a word that has none. Nobody knows who asked, nor what else stood in the query.',
  fields: t => ({
    concept: t.relation('concept', {
      nullable: true,
      description: 'The meaning; none for a word without one.',
    }),
    label: t.string({
      description: 'What it is called: the preferred term of its meaning, or the word.',
      args: {
        language: t.arg({ type: LanguageEnum, description: "In which language; left out: the request's." }),
      },
      select: {
        subject: true,
        concept: { select: { code: true, termsNl: true, termsFr: true, termsEs: true, termsEn: true } },
      },
      resolve: ({ subject, concept }, args, context) =>
        concept ? conceptLabel(concept, languageFor(args, context)) : subject.replace(/^~/, ''),
    }),
    times: t.exposeInt('times', { description: 'How often it was asked in the last 90 days.' }),
    firstOn: t.expose('firstOn', { type: 'Date', description: 'The first of those days.' }),
    lastOn: t.expose('lastOn', { type: 'Date', description: 'The last of those days.' }),
    words: t.relation('words', {
      description: 'As which words it was asked, day by day, the latest first.',
      query: {
        orderBy: [{ day: 'desc' }, { times: 'desc' }, { word: 'asc' }, { language: 'asc' }],
        take: 20,
      },
    }),
    state: t.expose('state', {
      type: GapStateEnum,
      description: 'Whether somebody still has to look at it.',
    }),
    reopened: t.exposeBoolean('reopened', {
      description: 'It was answered, and asked again by somebody who did not find the answer.',
    }),
    lesson: t.relation('lesson', { nullable: true, description: 'The lesson that was said to answer it.' }),
    goodPractice: t.relation('goodPractice', {
      nullable: true,
      description: 'The good practice that was said to answer it.',
    }),
    questions: t.relation('questions', {
      type: Question,
      description: 'What was asked of others to answer it, the latest first.',
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it is not for us.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it was closed.' }),
    version: t.exposeInt('version', { description: 'Counts its changes; send it as expectedVersion.' }),
  }),
})

builder.prismaObjectField('Question', 'gap', t =>
  t.relation('gap', {
    type: KnowledgeGap,
    nullable: true,
    description: 'What people looked for and did not find, where it came of that; for the association.',
  }),
)

const KnowledgeGapFilter = builder.inputType('KnowledgeGapFilter', {
  description: 'Gaps that pass every part given.',
  fields: t => ({
    states: t.field({ type: [GapStateEnum], description: 'In one of these states.' }),
    leastTimes: t.int({ description: 'Asked at least so often.' }),
    since: t.field({ type: 'Date', description: 'Asked on this day or later.' }),
  }),
})

interface Row {
  id: string
  times: number
}

const timesKey: Key<Row> = {
  column: 'times',
  read: row => row.times,
  parse: value => (Number.isInteger(value) ? value : undefined),
}

const mostAsked: Order<Row> = {
  name: 'knowledgeGaps times desc',
  keys: [timesKey, idKey<Row>()],
  direction: 'desc',
}

builder.queryField('knowledgeGaps', t =>
  t.connection(
    {
      type: KnowledgeGap,
      description:
        'What people looked for and did not find, the most asked first, page by page; for the association, empty for others.',
      args: { filter: t.arg({ type: KnowledgeGapFilter, description: 'Only those that pass.' }) },
      resolve: (_root, { filter, ...page }, context, info) => {
        const where = {
          AND: [
            filter?.states ? { state: { in: [...filter.states] } } : {},
            filter?.leastTimes != null ? { times: { gte: filter.leastTimes } } : {},
            filter?.since ? { lastOn: { gte: filter.since } } : {},
          ],
        }
        const query = queryFromInfo({
          context,
          info,
          typeName: 'KnowledgeGap',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(mostAsked, page, info, {
          rows: bounds =>
            context.db.knowledgeGap.findMany({ ...query, ...bounds, where: { AND: [where, bounds.where] } }),
          total: () => context.db.knowledgeGap.count({ where }),
        })
      },
    },
    {
      name: 'KnowledgeGapConnection',
      description: 'A page of gaps.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many pass the filter, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'KnowledgeGapEdge', description: 'A gap on a page.' },
  ),
)
