import { queryFromInfo } from '@pothos/plugin-prisma'
import { builder } from '../../builder.ts'
import { connectionPage } from '../../graphql/connection-page.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { exportField } from '../../graphql/export-link.ts'
import { idKey, type Order, textKey } from '../../paging/keyset-page.ts'
import { checkPageArguments } from '../../paging/page-arguments.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { OutcomeEnum } from '../../knowledge/enums.ts'
import { missionTypeCode } from '../../field/mission-types/rules.ts'
import { SearchHit, SearchKindEnum } from '../finding/schema.ts'
import { countNews } from './count-news.ts'
import { writeMark } from './mark-saved-search-seen.ts'
import { type Latest, readLatest } from './read-latest.ts'
import { readKinds, readStoredFilter, type StoredFilter } from './stored-filter.ts'

const codes = (description: string) => ({ nullable: true, description }) as const

const SavedFilter = builder.objectRef<StoredFilter>('SavedFilter').implement({
  description: 'To what a saved search is narrowed, as SearchFilter takes it; null where it is not.',
  fields: t => ({
    missionTypes: t.field({
      type: [MissionTypeCodeEnum],
      nullable: true,
      description: 'For which kinds of visit.',
      resolve: row => row.missionTypes?.map(code => missionTypeCode.parse(code)),
    }),
    policyDomains: t.exposeStringList('policyDomains', codes('Codes of policy domains.')),
    regions: t.exposeStringList('regions', codes('M49 codes of regions.')),
    countries: t.exposeStringList('countries', codes('ISO codes of countries.')),
    outcomes: t.expose('outcomes', { type: [OutcomeEnum], ...codes('How it turned out.') }),
    languages: t.expose('languages', { type: [LanguageEnum], ...codes('In which language it is written.') }),
    collections: t.exposeStringList('collections', codes('Codes of collections.')),
    years: t.exposeIntList('years', codes('Years of the experience.')),
    visitFrom: t.expose('visitFrom', {
      type: 'Date',
      ...codes('Of a visit that began in the month of this day or later.'),
    }),
    visitUntil: t.expose('visitUntil', {
      type: 'Date',
      ...codes('Of a visit that began in the month of this day or earlier.'),
    }),
  }),
})

const LatestHit = builder.objectRef<Latest>('LatestHit').implement({
  description: 'A hit of a saved search, with the moment at which its owner came to find it.',
  fields: t => ({
    since: t.expose('since', {
      type: 'DateTime',
      description: 'Since when it can be found by readers such as the owner: published, or opened to them.',
    }),
    isNew: t.exposeBoolean('isNew', { description: 'It came after the hits were last seen.' }),
    node: t.field({ type: SearchHit, description: 'What was found.', resolve: ({ found }) => found.row }),
  }),
})

const sought = { query: true, kinds: true, filter: true, language: true, seenSeq: true } as const

export const SavedSearch = builder.prismaNode('SavedSearch', {
  id: { field: 'id', description: 'Its opaque id, which is valid for its owner alone.' },
  nullable: true,
  description: 'A search that its owner keeps, to see what is new in it. Nobody else sees it.',
  fields: t => ({
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    query: t.exposeString('query', { description: 'The words, as search takes them.' }),
    kinds: t.field({
      type: [SearchKindEnum],
      description: 'Only these kinds; all of them where the list is empty.',
      select: { kinds: true },
      resolve: row => readKinds(row.kinds),
    }),
    filter: t.field({
      type: SavedFilter,
      description: 'To what it is narrowed.',
      select: { filter: true },
      resolve: row => readStoredFilter(row.filter),
    }),
    language: t.expose('language', {
      type: LanguageEnum,
      description: 'In which language the words are read first.',
    }),
    newCount: t.int({
      extensions: { cost: { own: 300 } satisfies OwnCost },
      description:
        'How many of its hits the owner came to find since they were last seen: what was published since, and what was opened to readers such as the owner. What was edited meanwhile is not new, nor what the owner may see by a new role.',
      select: sought,
      resolve: async (row, _args, context) => (await countNews(context, row)).count,
    }),
    mark: t.string({
      extensions: { cost: { own: 300 } satisfies OwnCost },
      description:
        'How far this answer goes: send it to markSavedSearchSeen, and what comes later stays new.',
      select: sought,
      resolve: async (row, _args, context) => writeMark((await countNews(context, row)).upTo),
    }),
    latest: t.field({
      type: [LatestHit],
      extensions: { cost: { own: 4_000 } satisfies OwnCost },
      description: 'Its hits as its feed has them: what the owner came to find last comes first.',
      args: {
        first: t.arg.int({ required: true, defaultValue: 20, description: 'How many at most: 0 to 100.' }),
      },
      select: sought,
      resolve: (row, { first }, context, info) => {
        checkPageArguments({ first })
        const selectionOf = (typeName: string) => queryFromInfo({ context, info, typeName, path: ['node'] })
        return readLatest(context, row, first, {
          Lesson: selectionOf('Lesson'),
          GoodPractice: selectionOf('GoodPractice'),
          Document: selectionOf('Document'),
          Question: selectionOf('Question'),
          Event: selectionOf('Event'),
          Visit: selectionOf('Visit'),
        })
      },
    }),
    hasFeed: t.boolean({
      description: 'It has a feed; its address was told when that was opened, and can be had anew.',
      select: { feedHash: true },
      resolve: row => row.feedHash !== null,
    }),
    seenAt: t.expose('seenAt', { type: 'DateTime', description: 'When its hits were last marked as seen.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you rename or delete it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

interface Row {
  id: string
  name: string
}

const byName: Order<Row> = {
  name: 'savedSearches name asc',
  keys: [textKey<Row, 'name'>('name'), idKey<Row>()],
  direction: 'asc',
}

builder.queryField('savedSearches', t =>
  t.connection(
    {
      type: SavedSearch,
      description: 'The searches that the viewer keeps, by name, page by page; none for visitors.',
      resolve: (_root, page, context, info) => {
        const query = queryFromInfo({
          context,
          info,
          typeName: 'SavedSearch',
          paths: [['edges', 'node'], ['nodes']],
        })
        return connectionPage(byName, page, info, {
          rows: bounds => context.db.savedSearch.findMany({ ...query, ...bounds }),
          total: () => context.db.savedSearch.count(),
        })
      },
    },
    {
      name: 'SavedSearchConnection',
      description: 'A page of saved searches.',
      fields: c => ({
        totalCount: c.int({
          description: 'How many the viewer keeps, on all pages together.',
          resolve: page => page.totalCount,
        }),
        export: exportField(c),
      }),
    },
    { name: 'SavedSearchEdge', description: 'A saved search on a page.' },
  ),
)
