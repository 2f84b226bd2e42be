import { builder } from '../../builder.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { SearchFilterInput, SearchKindEnum } from '../finding/schema.ts'
import { closeSavedSearchFeed } from './close-saved-search-feed.ts'
import { deleteSavedSearch } from './delete-saved-search.ts'
import { markSavedSearchSeen } from './mark-saved-search-seen.ts'
import { openSavedSearchFeed } from './open-saved-search-feed.ts'
import { renameSavedSearch } from './rename-saved-search.ts'
import { saveSearch } from './save-search.ts'
import { SavedSearch } from './schema.ts'

const SavedSearchFeed = builder.objectRef<{ id: string; url: string }>('SavedSearchFeed').implement({
  description: 'The feed of a saved search (Atom), for programs that read news.',
  fields: t => ({
    url: t.exposeString('url', {
      description:
        'Its address at this server. It is told this once: whoever has it reads what the owner may see, until the feed is opened anew or closed.',
    }),
  }),
})

const DeletedSavedSearch = builder.objectRef<{ id: string }>('DeletedSavedSearch').implement({
  description: 'A saved search that is no longer there.',
  fields: t => ({
    deletedId: t.globalID({
      description: 'The id that it had.',
      resolve: ({ id }) => ({ type: 'SavedSearch', id }),
    }),
  }),
})

const expectedVersion = 'The version that was read; when another stands now, nothing is changed.'

builder.mutationFields(t => ({
  saveSearch: t.prismaFieldWithInput({
    type: 'SavedSearch',
    ...problems,
    description: 'Keeps a search, at most 100 of them; what it finds by now counts as seen.',
    input: {
      name: t.input.string({ required: true, description: 'What to call it, at most 200 characters.' }),
      query: t.input.string({ required: true, description: 'The words, at most 2,000 characters.' }),
      kinds: t.input.field({ type: [SearchKindEnum], description: 'Only these kinds.' }),
      filter: t.input.field({ type: SearchFilterInput, description: 'Only what passes.' }),
      language: t.input.field({
        type: LanguageEnum,
        description: "In which language the words are read first; otherwise the request's.",
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same saved search, not a second one.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await saveSearch(context, input)
      return context.db.savedSearch.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  renameSavedSearch: t.prismaFieldWithInput({
    type: 'SavedSearch',
    ...problems,
    description: 'Gives a saved search another name.',
    input: {
      id: t.input.globalID({ for: [SavedSearch], required: true, description: 'Which one.' }),
      expectedVersion: t.input.int({ required: true, description: expectedVersion }),
      name: t.input.string({ required: true, description: 'What to call it, at most 200 characters.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await renameSavedSearch(context, input.id.id, input.expectedVersion, { name: input.name })
      return context.db.savedSearch.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  markSavedSearchSeen: t.prismaFieldWithInput({
    type: 'SavedSearch',
    ...problems,
    description: 'Says that the hits were seen: they are no longer new.',
    input: {
      id: t.input.globalID({ for: [SavedSearch], required: true, description: 'Which one.' }),
      upTo: t.input.string({
        description: 'The mark of the answer that was seen; left out, all that is there by now.',
      }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await markSavedSearchSeen(context, input.id.id, input.upTo)
      return context.db.savedSearch.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  deleteSavedSearch: t.fieldWithInput({
    type: DeletedSavedSearch,
    ...problems,
    description: 'Takes a saved search away, and its feed with it.',
    input: {
      id: t.input.globalID({ for: [SavedSearch], required: true, description: 'Which one.' }),
      expectedVersion: t.input.int({ required: true, description: expectedVersion }),
    },
    resolve: async (_root, { input }, context) => ({
      id: await deleteSavedSearch(context, input.id.id, input.expectedVersion),
    }),
  }),

  openSavedSearchFeed: t.fieldWithInput({
    type: SavedSearchFeed,
    ...problems,
    description: 'Opens a feed, or opens it anew: the address that it had leads nowhere from then on.',
    input: { id: t.input.globalID({ for: [SavedSearch], required: true, description: 'Of which one.' }) },
    resolve: (_root, { input }, context) => openSavedSearchFeed(context, input.id.id),
  }),

  closeSavedSearchFeed: t.prismaFieldWithInput({
    type: 'SavedSearch',
    ...problems,
    description: 'Closes the feed: its address leads nowhere from then on.',
    input: { id: t.input.globalID({ for: [SavedSearch], required: true, description: 'Of which one.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await closeSavedSearchFeed(context, input.id.id)
      return context.db.savedSearch.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
