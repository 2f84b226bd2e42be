import { isAssociation } from '../../access/viewer.ts'
import { builder } from '../../builder.ts'
import { ForbiddenError } from '../../errors.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import type { SearchStatus } from '../../search/search.ts'

const IndexStateEnum = builder.enumType('IndexState', {
  description: 'How the search engine stands.',
  values: {
    READY: { value: 'ready', description: 'It answers.' },
    REBUILDING: { value: 'rebuilding', description: 'A new index is being filled beside the old one.' },
    NEEDS_REBUILD: { value: 'needs-rebuild', description: 'It is still to be filled.' },
    AWAY: { value: 'away', description: 'It does not answer.' },
    ELSEWHERE: { value: 'elsewhere', description: 'Another process owns it.' },
  } as const,
})

const IndexStatusType = builder.objectRef<SearchStatus>('IndexStatus').implement({
  description: 'How the search index stands, and what is on its way to it.',
  fields: t => ({
    engine: t.exposeString('engine', { description: 'Which engine: embedded or meilisearch.' }),
    state: t.expose('state', { type: IndexStateEnum, description: 'How it stands.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it is not ready, where it is not.',
    }),
    documents: t.exposeInt('documents', {
      nullable: true,
      description: 'How many documents the engine has; null where it cannot be asked.',
    }),
    stored: t.exposeInt('stored', { description: "How many the database's own index has." }),
    backlog: t.exposeInt('backlog', { description: 'How many changed rows the index does not have yet.' }),
    lagSeconds: t.exposeFloat('lagSeconds', {
      description: 'For how many seconds the oldest of them has been waiting.',
    }),
  }),
})

builder.queryField('indexStatus', t =>
  t.field({
    type: IndexStatusType,
    // It counts all documents.
    extensions: { cost: { own: 30_000 } satisfies OwnCost },
    description: 'How the search index stands; for the association.',
    resolve: (_root, _args, { viewer, search }) => {
      if (!isAssociation(viewer))
        throw new ForbiddenError('How the search index stands is for the association to see.')
      return search.status()
    },
  }),
)
