import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { Event } from '../../events/events/schema.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { OutcomeEnum } from '../../knowledge/enums.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { Question, QuestionStateEnum } from '../../knowledge/questions/schema.ts'
import { Document } from '../../visits/documents/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import './schema-duplicates.ts'
import './schema-index-status.ts'
import './schema-related.ts'
import './schema-suggest.ts'
import type { SearchAnswer } from '../../search/search.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { asksFor } from '../../graphql/asks-for.ts'
import { type AskedList, askedList, exportField } from '../../graphql/export-link.ts'
import { shownIn } from '../../graphql/shown-columns.ts'
import type { Selections } from './find-hits.ts'
import { FacetType, facetsOf } from './schema-facets.ts'
import { HighlightType } from './schema-highlights.ts'
import { highlights } from './highlights.ts'
import { matchesOf } from './matches.ts'
import { SearchMatchType } from './schema-matches.ts'
import { searchKnowledge } from './search-knowledge.ts'
import type { PagedHit, SearchPage } from './search-knowledge.ts'

/** By which column a row is known as what it is; a visit, by having none of them. */
const marks = [
  ['GoodPractice', 'summary'],
  ['Lesson', 'lesson'],
  ['Document', 'fileHash'],
  ['Question', 'neededBy'],
  ['Event', 'announcedOn'],
] as const

export const SearchHit = builder.unionType('SearchHit', {
  description: 'What a search can find.',
  types: [Lesson, GoodPractice, Visit, Document, Question, Event],
  resolveType: row => marks.find(([, column]) => column in row)?.[0] ?? 'Visit',
})

export const SearchKindEnum = builder.enumType('SearchKind', {
  description: 'A kind of thing that can be found.',
  values: {
    LESSON: { description: 'A lesson.' },
    GOOD_PRACTICE: { description: 'A good practice.' },
    VISIT: { description: 'A work visit, by its outline; for those who are signed in.' },
    DOCUMENT: { description: 'A document of a visit, by its title and the text of its pages.' },
    QUESTION: { description: 'What somebody wants to know, answered or not.' },
    EVENT: { description: 'An event that was announced, by its outline; for those who are signed in.' },
  } as const,
})

export const SearchFilterInput = builder.inputType('SearchFilter', {
  description: 'What is found passes every part given; within one part, one of its values is enough.',
  fields: t => ({
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'For which kinds of visit.' }),
    policyDomains: t.stringList({ description: 'Codes of policy domains; those beneath them count too.' }),
    regions: t.stringList({ description: 'M49 codes of regions, such as 011 for Western Africa.' }),
    countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
    outcomes: t.field({ type: [OutcomeEnum], description: 'How it turned out.' }),
    languages: t.field({ type: [LanguageEnum], description: 'In which language it is written.' }),
    collections: t.stringList({ description: 'Codes of collections, such as own or ifrc.' }),
    years: t.intList({
      description: 'Years of the experience, of visits and events those in which they begin.',
    }),
    questionStates: t.field({
      type: [QuestionStateEnum],
      description:
        'Questions that stand so: [OPEN] finds those that wait for an answer. Withdrawn ones are never found.',
    }),
    visitFrom: t.field({
      type: 'Date',
      description: 'Of a visit that began in the month of this day or later; no anonymous lesson is.',
    }),
    visitUntil: t.field({
      type: 'Date',
      description: 'Of a visit that began in the month of this day or earlier; no anonymous lesson is.',
    }),
  }),
})

interface Edge {
  hit: PagedHit
  answer: SearchAnswer
}

const SearchEdge = builder.objectRef<Edge>('SearchEdge').implement({
  description: 'A hit of a search.',
  fields: t => ({
    cursor: t.string({ description: 'Its place, for `after`.', resolve: ({ hit }) => hit.cursor }),
    score: t.float({
      description:
        'How well it fits; to be compared within one search only. What should have been reviewed by now counts for nine tenths.',
      resolve: ({ hit }) => hit.score,
    }),
    highlights: t.field({
      type: [HighlightType],
      extensions: { cost: { own: 150 } satisfies OwnCost },
      description: 'Its texts in which words of the query stand, or words that mean the same.',
      resolve: ({ hit, answer }) => highlights(hit.found, hit.pages, answer),
    }),
    why: t.field({
      type: [SearchMatchType],
      extensions: { cost: { own: 300 } satisfies OwnCost },
      description:
        'Why it was found: its words that answer to the query, what tells most first, at most five. Empty where nothing was asked.',
      resolve: ({ hit, answer }) => matchesOf(hit.texts, answer).matches,
    }),
    matchedLanguage: t.field({
      type: LanguageEnum,
      nullable: true,
      extensions: { cost: { own: 300 } satisfies OwnCost },
      description:
        'In which language its words answered to the query; null where only names did, for a visit or an event, and where nothing was asked.',
      resolve: ({ hit, answer }) => matchesOf(hit.texts, answer).language,
    }),
    node: t.field({ type: SearchHit, description: 'What was found.', resolve: ({ hit }) => hit.found.row }),
  }),
})

const SearchConnection = builder.objectRef<SearchPage & { asked: AskedList }>('SearchConnection').implement({
  description: 'A page of hits, the best first.',
  fields: t => ({
    edges: t.field({
      type: [SearchEdge],
      description: 'The hits of this page.',
      resolve: ({ hits, answer }) => hits.map(hit => ({ hit, answer })),
    }),
    nodes: t.field({
      type: [SearchHit],
      description: 'The same without scores and highlights.',
      resolve: ({ hits }) => hits.map(({ found }) => found.row),
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where this page stands. The first 200 hits can be paged; `export` has all.',
      resolve: ({ hits, hasNextPage, hasPreviousPage }) => {
        const [first, last] = [hits[0], hits.at(-1)]
        return {
          hasNextPage,
          hasPreviousPage,
          startCursor: first?.cursor ?? null,
          endCursor: last?.cursor ?? null,
        }
      },
    }),
    totalCount: t.int({
      // The engine counts as it finds.
      extensions: { cost: { own: 1 } satisfies OwnCost },
      description: 'How many pass the filter and hold a word of the query, of those the viewer may see.',
      resolve: ({ answer }) => answer.total,
    }),
    facets: t.field({
      type: [FacetType],
      extensions: { cost: { own: 3_000 } satisfies OwnCost },
      description:
        'By what the search can be narrowed. A facet counts under all choices but its own, so that a second value can be chosen beside the first.',
      resolve: facetsOf,
    }),
    didYouMean: t.string({
      nullable: true,
      description:
        'The query with words that exist in place of mistyped ones. The hits are those of this reading already; null when every word was taken as typed.',
      resolve: ({ answer }) => answer.didYouMean ?? null,
    }),
    export: exportField(t),
    degraded: t.boolean({
      description:
        'The search engine is away or being filled, and the database answered: the same hits up to the latest changes, slower.',
      resolve: ({ answer }) => answer.degraded,
    }),
  }),
})

/** What is read of each kind of hit, found out when there is one: all of it where its texts are looked into. */
function selectionsOf(context: Context, info: GraphQLResolveInfo, isLookedInto: boolean): Selections {
  const shown = isLookedInto ? () => undefined : shownIn(info)
  const selectionOf = (typeName: keyof Selections) => {
    const columns = shown(typeName)
    if (!columns) return queryFromInfo({ context, info, typeName, paths: [['edges', 'node'], ['nodes']] })
    const mark = marks.flatMap(([kind, column]) => (kind === typeName ? [column] : []))
    return { select: Object.fromEntries(['id', ...mark, ...columns].map(name => [name, true])) }
  }
  return {
    get Lesson() {
      return selectionOf('Lesson')
    },
    get GoodPractice() {
      return selectionOf('GoodPractice')
    },
    get Visit() {
      return selectionOf('Visit')
    },
    get Document() {
      return selectionOf('Document')
    },
    get Question() {
      return selectionOf('Question')
    },
    get Event() {
      return selectionOf('Event')
    },
  }
}

builder.queryField('search', t =>
  t.field({
    type: SearchConnection,
    // A whole terms of reference takes thrice as long as a few words.
    extensions: { cost: { own: 8_000 } satisfies OwnCost },
    description:
      'Finds lessons, good practices, visits, documents, questions and events by what they say. An empty query lists all that passes, the newest first.',
    args: {
      query: t.arg.string({
        required: true,
        description:
          'Words, a question or a whole terms of reference: at most 100,000 characters. In a query of up to 32 words a "quoted phrase" must stand so, word by word, and what -without a word or -"a phrase" names must not.',
      }),
      visitId: t.arg.globalID({
        for: [Visit],
        description:
          'A visit whose texts, mission types, policy domains and countries are asked beside the words, which count most; the query may then be empty.',
      }),
      kinds: t.arg({ type: [SearchKindEnum], description: 'Only these kinds.' }),
      filter: t.arg({ type: SearchFilterInput, description: 'Only what passes.' }),
      language: t.arg({
        type: LanguageEnum,
        description: "The searcher's language, in which the query is read first; otherwise the request's.",
      }),
      first: t.arg.int({ defaultValue: 20, description: 'How many, at most 100.' }),
      after: t.arg.string({ description: 'Those after this cursor.' }),
    },
    resolve: async (_root, args, context, info) => {
      const why = asksFor(info, 'edges', 'why') || asksFor(info, 'edges', 'matchedLanguage')
      const pages = why || asksFor(info, 'edges', 'highlights')
      const wanted = {
        facets: asksFor(info, 'facets'),
        why,
        pages,
        selections: selectionsOf(context, info, pages),
      }
      const input = { ...args, visitId: args.visitId?.id }
      const page = await searchKnowledge(context, input, wanted)
      return {
        ...page,
        // Read by the field `export` alone, which few ask for.
        get asked() {
          return askedList(info)
        },
      }
    },
  }),
)
