import { builder } from '../../builder.ts'
import { problems } from '../../graphql/problems.ts'
import { Document } from '../../visits/documents/schema.ts'
import { StatedOutcomeEnum } from '../enums.ts'
import { Lesson } from '../lessons/schema.ts'
import { captureFromPassage } from './capture-from-passage.ts'
import { citeDocument } from './cite-document.ts'
import { removeCitation } from './remove-citation.ts'

const LessonCitation = builder.prismaNode('LessonCitation', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'Where in a document of a visit stands what a lesson says; for those who see the lesson and the document.',
  fields: t => ({
    document: t.relation('document', { type: Document, description: 'In which document.' }),
    page: t.exposeInt('page', {
      nullable: true,
      description: 'On which page, counted from 1; null where none was said.',
    }),
    quote: t.exposeString('quote', {
      nullable: true,
      description:
        'What stands there, word by word; null where none was said, or the document was withdrawn.',
    }),
  }),
})

builder.prismaObjectField('Lesson', 'citations', t =>
  t.relation('citations', {
    description:
      'The documents that it cites, of those that the viewer may see; of an anonymous lesson for those who may know where it was learned.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const place = (t: Inputs) => ({
  document: t.globalID({ for: [Document], required: true, description: 'In which document.' }),
  page: t.int({ description: 'On which page, counted from 1.' }),
})

builder.mutationFields(t => ({
  captureLessonFromPassage: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      "Writes down what a passage of a document teaches, as a draft that cites it: in the document's language, and of its visit where the viewer's municipality took part in it. The rest is offered from the visit, as captureLesson does; editLesson says more.",
    input: {
      ...place(t.input),
      quote: t.input.string({
        required: true,
        description: 'The passage, as it stands there: at most 4,000 characters.',
      }),
      title: t.input.string({ required: true, description: 'In a few words, at most 200 characters.' }),
      lesson: t.input.string({ description: 'What others should know; the passage itself unless given.' }),
      outcome: t.input.field({ type: StatedOutcomeEnum, required: true, description: 'How it turned out.' }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same lesson, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { document, ...input } }, context) => {
      const id = await captureFromPassage(context, { ...input, documentId: document.id })
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  citeDocument: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      'Says where in a document stands what a lesson says. For whoever may edit the lesson, and sees the document.',
    input: {
      lesson: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
      ...place(t.input),
      quote: t.input.string({
        description: 'What stands there, word by word: at most 4,000 characters.',
      }),
    },
    resolve: async (query, _root, { input: { lesson, document, ...input } }, context) => {
      const id = await citeDocument(context, lesson.id, { ...input, documentId: document.id })
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  removeCitation: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description: 'Takes a citation off a lesson. For whoever may edit the lesson.',
    input: {
      id: t.input.globalID({ for: [LessonCitation], required: true, description: 'Which citation.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await removeCitation(context, input.id.id)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
