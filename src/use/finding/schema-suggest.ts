import { encodeGlobalID } from '@pothos/plugin-relay'
import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { FacetNameEnum } from './schema-facets.ts'
import { suggest } from './suggest.ts'
import type { Suggestion } from './suggestion.ts'

const SuggestionKindEnum = builder.enumType('SuggestionKind', {
  description: 'What is suggested.',
  values: {
    POLICY_DOMAIN: { description: 'A policy domain, to narrow by.' },
    MISSION_TYPE: { description: 'A mission type, to narrow by.' },
    REGION: { description: 'A region, to narrow by.' },
    COUNTRY: { description: 'A country, to narrow by.' },
    MUNICIPALITY: { description: 'A municipality, to search for by its name.' },
    TERM: { description: 'A term of the thesaurus, to search for.' },
    LESSON: { description: 'A lesson by its title, to open.' },
    GOOD_PRACTICE: { description: 'A good practice by its title, to open.' },
    QUESTION: { description: 'A question by its title, to open.' },
    EVENT: { description: 'An event by its title, to open.' },
    VISIT: { description: 'A work visit by its title, to open.' },
  } as const,
})

const SuggestionType = builder.objectRef<Suggestion>('Suggestion').implement({
  description:
    'What somebody who types may mean, and what becomes of it when it is chosen: a filter (`facet` and `value`), a search (`query`) or a page (`id`, `number`).',
  fields: t => ({
    kind: t.expose('kind', { type: SuggestionKindEnum, description: 'What it is.' }),
    label: t.exposeString('label', {
      description: "As people read it, in the reader's language; of what has one its title as written.",
    }),
    facet: t.expose('facet', {
      type: FacetNameEnum,
      nullable: true,
      description: 'The facet to narrow a search by; null where it is nothing to narrow by.',
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The value in that facet, as a filter takes it.',
    }),
    lessons: t.exposeInt('lessons', {
      nullable: true,
      description: 'How many published lessons have that value, of those the viewer may see.',
    }),
    query: t.exposeString('query', {
      nullable: true,
      description: 'The words to search for; null where it is nothing to search for.',
    }),
    id: t.id({
      nullable: true,
      description: 'The opaque id of the municipality, or of what has that title, where it is one.',
      resolve: ({ row }) => row && encodeGlobalID(row.type, row.id),
    }),
    number: t.int({
      nullable: true,
      description: 'The short number of the municipality, or of what has that title, where it is one.',
      resolve: ({ row }) => row?.number,
    }),
  }),
})

builder.queryField('suggest', t =>
  t.field({
    type: [SuggestionType],
    extensions: { cost: { own: 2_000 } satisfies OwnCost },
    description:
      'For a search box, while somebody types: domains, mission types, places, terms, and lessons, good practices, questions, events and visits by their titles, whose words begin so. Each leads to something that the viewer may see; a short list has some of every kind, in the order of the kinds.',
    args: {
      prefix: t.arg.string({
        required: true,
        description:
          'What is typed so far: one word or several, of which the last may be a beginning; at most 500 characters. Case and accents do not matter.',
      }),
      first: t.arg.int({ required: true, defaultValue: 10, description: 'How many at most: 1 to 100.' }),
      kinds: t.arg({ type: [SuggestionKindEnum], description: 'Only these kinds.' }),
      language: t.arg({
        type: LanguageEnum,
        description: "In which language labels and terms are looked for; otherwise the request's.",
      }),
    },
    resolve: (_root, args, context) => suggest(context, { ...args, language: languageFor(args, context) }),
  }),
)
