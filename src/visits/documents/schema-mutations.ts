import { builder } from '../../builder.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Visit } from '../visits/schema.ts'
import { addDocument } from './add-document.ts'
import { editDocument } from './edit-document.ts'
import { Document, DocumentKindEnum } from './schema.ts'
import { withdrawDocument } from './withdraw-document.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Document], required: true, description: 'Which document.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const details = (t: Inputs) => ({
  language: t.field({
    type: LanguageEnum,
    description: "In which language it is written; at first the viewer's own unless given.",
  }),
  visibility: t.field({
    type: VisibilityEnum,
    description:
      'Who sees it; INTERNAL unless given. NETWORK means that southern partners read it, PUBLIC that everyone does.',
  }),
})

builder.mutationFields(t => ({
  addDocument: t.prismaFieldWithInput({
    type: 'Document',
    ...problems,
    description:
      "Adds a document to a visit. A file is sent in first, as itself: POST /uploads answers what to give as upload. For the visit's Flemish municipalities and the association.",
    input: {
      visit: t.input.globalID({ for: [Visit], required: true, description: 'To which visit.' }),
      title: t.input.string({
        required: true,
        description: 'What it is, in a few words: at most 300 characters.',
      }),
      kind: t.input.field({ type: DocumentKindEnum, required: true, description: 'What it is.' }),
      ...details(t.input),
      upload: t.input.string({
        description: 'The file: what POST /uploads answered as upload, within the day before.',
      }),
      url: t.input.field({ type: 'URL', description: 'Or the address where it is to be had.' }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same document, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { visit, ...input } }, context) => {
      const id = await addDocument(context, visit.id, input)
      return context.db.document.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editDocument: t.prismaFieldWithInput({
    type: 'Document',
    ...problems,
    description:
      "Changes the fields that are given; another file is another document. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      title: t.input.string({ description: 'What it is, in a few words: at most 300 characters.' }),
      kind: t.input.field({ type: DocumentKindEnum, description: 'What it is.' }),
      ...details(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editDocument(context, target.id, expectedVersion, input)
      return context.db.document.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  withdrawDocument: t.prismaFieldWithInput({
    type: 'Document',
    ...problems,
    description:
      "Takes a document back: its file, its text and its address are erased at once; that it was there stays on record, with why. For the visit's Flemish municipalities and the association.",
    input: {
      ...which(t.input),
      reason: t.input.string({ required: true, description: 'Why it is taken back.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await withdrawDocument(context, target.id, expectedVersion, input)
      return context.db.document.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
