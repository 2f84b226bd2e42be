import { builder } from '../../builder.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../lessons/schema.ts'
import { confirmGoodPractice } from './confirm-good-practice.ts'
import { editGoodPractice } from './edit-good-practice.ts'
import { promoteToGoodPractice } from './promote-to-good-practice.ts'
import { GoodPractice } from './schema.ts'
import { withdrawGoodPractice } from './withdraw-good-practice.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

/** What can be said of a good practice beside its title and summary; the same to promote and to edit. */
const optional = (t: Inputs) => ({
  howToApply: t.string({ description: 'How to go about it, step by step.' }),
  holdsWhen: t.string({ description: 'In which circumstances it holds.' }),
  reviewOn: t.field({ type: 'Date', description: 'When it should be looked at again.' }),
  visibility: t.field({
    type: VisibilityEnum,
    description: 'Who sees it: at most the readers of all its lessons, and those unless given.',
  }),
})

builder.mutationFields(t => ({
  promoteToGoodPractice: t.prismaFieldWithInput({
    type: 'GoodPractice',
    ...problems,
    description:
      'Makes a good practice of published lessons that are confirmed in at least two partnerships: learned there, or told to have helped there (recordReuse).',
    input: {
      title: t.input.string({
        required: true,
        description: 'Name it in a few words, at most 200 characters.',
      }),
      summary: t.input.string({ required: true, description: 'What to do and what it brings.' }),
      lessons: t.input.globalIDList({
        for: [Lesson],
        required: true,
        description: 'The lessons that confirm it, of at least two partnerships.',
      }),
      language: t.input.field({
        type: LanguageEnum,
        description: "In which language it is written; the viewer's own unless given.",
      }),
      ...optional(t.input),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same practice, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { lessons, ...input } }, context) => {
      const id = await promoteToGoodPractice(context, {
        ...input,
        lessons: lessons.map(lesson => lesson.id),
      })
      return context.db.goodPractice.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  confirmGoodPractice: t.prismaFieldWithInput({
    type: 'GoodPractice',
    ...problems,
    description: 'Adds a published lesson that confirms a good practice.',
    input: {
      id: t.input.globalID({ for: [GoodPractice], required: true, description: 'Which good practice.' }),
      lesson: t.input.globalID({ for: [Lesson], required: true, description: 'Which lesson.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await confirmGoodPractice(context, input.id.id, input.lesson.id)
      return context.db.goodPractice.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editGoodPractice: t.prismaFieldWithInput({
    type: 'GoodPractice',
    ...problems,
    description: 'Changes the fields that are given; null empties one that can be empty.',
    input: {
      id: t.input.globalID({ for: [GoodPractice], required: true, description: 'Which good practice.' }),
      expectedVersion: t.input.int({
        required: true,
        description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
      }),
      title: t.input.string({ description: 'In a few words, at most 200 characters.' }),
      summary: t.input.string({ description: 'What to do and what it brings.' }),
      ...optional(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editGoodPractice(context, target.id, expectedVersion, input)
      return context.db.goodPractice.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  withdrawGoodPractice: t.prismaFieldWithInput({
    type: 'GoodPractice',
    ...problems,
    description: 'Takes a good practice out of sight of all but the association.',
    input: {
      id: t.input.globalID({ for: [GoodPractice], required: true, description: 'Which good practice.' }),
      reason: t.input.string({ required: true, description: 'Why, in a sentence.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await withdrawGoodPractice(context, input.id.id, input)
      return context.db.goodPractice.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
