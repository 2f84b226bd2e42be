import { builder } from '../../builder.ts'
import { VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../lessons/schema.ts'
import { editLessonCollection } from './edit-lesson-collection.ts'
import { makeLessonCollection } from './make-lesson-collection.ts'
import { deleteLessonCollection } from './delete-lesson-collection.ts'
import { mostItems } from './rules.ts'
import { LessonCollection } from './schema.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const Item = builder.inputType('LessonCollectionItemInput', {
  description: 'A lesson of a collection.',
  fields: t => ({
    lesson: t.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
    note: t.string({ description: 'What to look at, what to discuss; at most 2,000 characters.' }),
  }),
})

const byIds = (items: readonly { lesson: { id: string }; note?: string | null }[] | null | undefined) =>
  items?.map(({ lesson, note }) => ({ lessonId: lesson.id, note }))

const details = (t: Inputs) => ({
  purpose: t.string({ description: 'What it is for, and for whom; at most 4,000 characters.' }),
  visibility: t.field({
    type: VisibilityEnum,
    description: 'Who sees it; INTERNAL, when it is made, unless given.',
  }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [LessonCollection], required: true, description: 'Which collection.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const DeletedLessonCollection = builder.objectRef<{ id: string }>('DeletedLessonCollection').implement({
  description: 'A collection of lessons that was taken apart.',
  fields: t => ({
    deletedId: t.globalID({
      description: 'The id that it had.',
      resolve: ({ id }) => ({ type: 'LessonCollection', id }),
    }),
  }),
})

builder.mutationFields(t => ({
  makeLessonCollection: t.prismaFieldWithInput({
    type: 'LessonCollection',
    ...problems,
    description:
      'Puts published lessons together under a name, in an order, each with a note: as for a training. For all who are signed in.',
    input: {
      name: t.input.string({ required: true, description: 'What it is called, in at most 200 characters.' }),
      ...details(t.input),
      items: t.input.field({
        type: [Item],
        description: `Its lessons in their order, at most ${mostItems}.`,
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same collection, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { items, ...input } }, context) => {
      const collection = { ...input, items: byIds(items) }
      const id = await makeLessonCollection(context, collection)
      return context.db.lessonCollection.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editLessonCollection: t.prismaFieldWithInput({
    type: 'LessonCollection',
    ...problems,
    description:
      'Changes what is given; null empties what can be empty. For the municipality that made it and the association.',
    input: {
      ...which(t.input),
      name: t.input.string({ description: 'What it is called, in at most 200 characters.' }),
      ...details(t.input),
      items: t.input.field({
        type: [Item],
        description:
          'All its lessons in their order, in place of those that it has; lessons in it that you may not see stay.',
      }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, items, ...input } }, context) => {
      const edit = { ...input, items: byIds(items) }
      const id = await editLessonCollection(context, target.id, expectedVersion, edit)
      return context.db.lessonCollection.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  deleteLessonCollection: t.fieldWithInput({
    type: DeletedLessonCollection,
    ...problems,
    description:
      'Takes a collection apart; its lessons stay. For the municipality that made it and the association.',
    input: which(t.input),
    resolve: async (_root, { input: { id: target, expectedVersion } }, context) => ({
      id: await deleteLessonCollection(context, target.id, expectedVersion),
    }),
  }),
}))
