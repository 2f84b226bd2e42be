import { builder } from '../../builder.ts'
import type { Match } from '../../search/why-found.ts'

export const SearchMatchType = builder.objectRef<Match>('SearchMatch').implement({
  description:
    'Words of a document that answer to words of the query. Where `sameWord` is true, `found` says enough; elsewhere a page writes "asked → found": "afvalophaling → collecte des déchets".',
  fields: t => ({
    asked: t.exposeString('asked', { description: 'The words of the query, as typed.' }),
    readAs: t.exposeString('readAs', {
      nullable: true,
      description: 'What a mistyped word was taken for; null where it was taken as typed.',
    }),
    found: t.exposeString('found', {
      description: 'The words of the document, as they stand there. Plain text: escape it where you show it.',
    }),
    sameWord: t.exposeBoolean('isSameWord', {
      description:
        'The word itself, in some form; otherwise a word that means the same, in this language or another.',
    }),
  }),
})
