import { builder } from '../../builder.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { checkPageArguments, defaultPage } from '../../paging/page-arguments.ts'
import { Visit } from '../visits/schema.ts'

export const DocumentKindEnum = builder.enumType('DocumentKind', {
  description: 'What a document of a visit is.',
  values: {
    TERMS_OF_REFERENCE: { description: 'What the delegation is asked to do.' },
    PROGRAMME: { description: 'The programme of the visit, day by day.' },
    REPORT: { description: 'The report of the delegation.' },
    PERSONAL_REPORT: {
      description:
        'What a staff member of the association wrote of it; while INTERNAL, for the association alone.',
    },
    MINUTES: { description: 'Minutes of a meeting on the visit, or about it.' },
    PRESENTATION: { description: 'A presentation that was given.' },
    AGREEMENT: { description: 'What was agreed or signed.' },
    PHOTOGRAPH: { description: 'A photograph.' },
    OTHER: { description: 'Something else.' },
  } as const,
})

const DocumentTextStateEnum = builder.enumType('DocumentTextState', {
  description: 'How far the reading of the text of a file has come.',
  values: {
    WAITING: { description: 'It is to be read yet.' },
    READ: { description: 'It was read.' },
    NONE: { description: 'It has none: a picture, or pages that were scanned.' },
    ENCRYPTED: { description: 'It cannot be read without a password.' },
    BROKEN: { description: 'It is damaged, and cannot be read.' },
    TOO_MUCH: { description: 'It is longer than is read; what was read is there.' },
  } as const,
})

const StoredFilePage = builder.prismaObject('StoredFilePage', {
  name: 'DocumentPage',
  description: 'A page of a document that has text.',
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'Which page, counted from 1; of a Word document as Word last showed it.',
    }),
    text: t.exposeString('text', { description: 'Its text. Plain text: escape it where you show it.' }),
  }),
})

const StoredFile = builder.prismaObject('StoredFile', {
  name: 'DocumentFile',
  description: 'The file of a document.',
  fields: t => ({
    mediaType: t.exposeString('mediaType', {
      description: 'What it is, by its content: application/pdf, image/jpeg and so on.',
    }),
    size: t.exposeInt('size', { description: 'In bytes.' }),
    hash: t.exposeString('hash', { description: 'SHA-256 of its bytes, in hexadecimal.' }),
    textState: t.expose('text', {
      type: DocumentTextStateEnum,
      description: 'How far the reading of its text has come.',
    }),
    pageCount: t.exposeInt('pageCount', {
      nullable: true,
      description: 'Of how many pages it is; null before it was read, and where that is not known.',
    }),
    pages: t.relation('pages', {
      type: StoredFilePage,
      description: 'Its pages that have text, in their order.',
      args: {
        from: t.arg.int({
          required: true,
          defaultValue: 1,
          description: 'The number of the first that is asked for.',
        }),
        first: t.arg.int({
          required: true,
          defaultValue: defaultPage,
          description: 'How many at most: 1 to 100.',
        }),
      },
      query: ({ from, first }) => {
        checkPageArguments({ first })
        return { where: { number: { gte: from } }, take: first, orderBy: { number: 'asc' } }
      },
    }),
  }),
})

export const Document = builder.prismaNode('Document', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'A paper or a picture of a visit, as a file or a link. Who sees it is told by its visibility; one that was withdrawn is still told to those who travelled and the association, without what it held.',
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: document 12.',
    }),
    visit: t.relation('visit', {
      type: Visit,
      nullable: true,
      description: 'Of which visit it is; null for those who are not signed in.',
    }),
    title: t.exposeString('title', { description: 'What it is, in a few words.' }),
    language: t.expose('language', { type: LanguageEnum, description: 'In which language it is written.' }),
    kind: t.expose('kind', { type: DocumentKindEnum, description: 'What it is.' }),
    visibility: t.expose('visibility', { type: VisibilityEnum, description: 'Who sees it.' }),
    file: t.relation('file', {
      type: StoredFile,
      nullable: true,
      description: 'Its file; null where it is a link.',
    }),
    url: t.string({
      nullable: true,
      description:
        'Where it is to be had: its own address where it is a link, or the address of its file at this server, to be fetched with the token of this request. Null once it was withdrawn.',
      resolve: ({ url, fileHash, number }) => url ?? (fileHash === null ? null : `/documents/${number}`),
    }),
    withdrawnOn: t.expose('withdrawnOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was taken back.',
    }),
    withdrawnReason: t.exposeString('withdrawnReason', {
      nullable: true,
      description: 'Why it was taken back.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
