import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { withMunicipalityId } from '../../field/municipalities/with-municipality-id.ts'
import { Person } from '../../field/people/schema.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { Lesson } from '../lessons/schema.ts'
import { GoodPractice } from '../practices/schema.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { editQuestion } from './edit-question.ts'
import { judgeAnswer } from './judge-answer.ts'
import { reopenQuestion } from './reopen-question.ts'
import { mostDomains } from './rules.ts'
import { Question, QuestionAnswer } from './schema.ts'
import { settleQuestion } from './settle-question.ts'
import { takeBackAnswer } from './take-back-answer.ts'
import { withdrawQuestion } from './withdraw-question.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const whoSees =
  'Who may see it: INTERNAL is for your own municipality and the association, which can ask others for you; NETWORK means that southern partners read it.'

/** What a question says; the same to ask and to ask for others. */
export const asked = (t: Inputs) => ({
  title: t.string({ required: true, description: 'In a few words, at most 200 characters.' }),
  text: t.string({ required: true, description: 'What is asked, and what for; at most 20,000 characters.' }),
  visibility: t.field({ type: VisibilityEnum, required: true, description: whoSees }),
  policyDomains: t.stringList({
    required: true,
    description: `Codes of the policy domains that it is about: at least one, at most ${mostDomains}.`,
  }),
  ...optional(t),
  municipality: t.globalID({
    for: [Municipality],
    description: 'For which municipality the association asks; others ask for their own.',
  }),
  idempotencyKey: t.string({
    description: 'The same key sent again gives the same question, not a second one.',
  }),
})

const optional = (t: Inputs) => ({
  language: t.field({
    type: LanguageEnum,
    description: "In which language it is written; when it is asked the viewer's own unless given.",
  }),
  regions: t.stringList({ description: 'M49 codes of the regions that it is asked for, at most 20.' }),
  countries: t.stringList({ description: 'ISO codes of the countries that it is asked for, at most 20.' }),
  neededBy: t.field({ type: 'Date', description: 'The day by which the answer is needed.' }),
})

const which = (t: Inputs) => ({
  id: t.globalID({ for: [Question], required: true, description: 'Which question.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, nothing is overwritten.',
  }),
})

const whichAnswer = (t: Inputs) => ({
  id: t.globalID({ for: [QuestionAnswer], required: true, description: 'Which answer.' }),
  expectedVersion: t.int({
    required: true,
    description: 'The version that you had read; if it changed meanwhile, it stays as it is.',
  }),
})

builder.mutationFields(t => ({
  askQuestion: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Posts what a municipality wants to know; it is seen and found at once by whom its visibility names. For all who are signed in. What is known of it already, its field `known` says.',
    input: asked(t.input),
    resolve: async (query, _root, { input }, context) => {
      const id = await askQuestion(context, withMunicipalityId(input))
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  editQuestion: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Changes the fields that are given; null empties one that can be empty. For the municipality that asks and the association.',
    input: {
      ...which(t.input),
      title: t.input.string({ description: 'In a few words, at most 200 characters.' }),
      text: t.input.string({ description: 'What is asked, and what for.' }),
      visibility: t.input.field({ type: VisibilityEnum, description: whoSees }),
      policyDomains: t.input.stringList({
        description: `Codes of the policy domains that it is about: at least one, at most ${mostDomains}.`,
      }),
      ...optional(t.input),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await editQuestion(context, target.id, expectedVersion, input)
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  answerQuestion: t.prismaFieldWithInput({
    type: 'QuestionAnswer',
    ...problems,
    description:
      'Answers a question with a published lesson or good practice that who asks may read, or with a person to call who agreed to be named. For all who are signed in and see the question; a question that was withdrawn takes no answers.',
    input: {
      question: t.input.globalID({ for: [Question], required: true, description: 'Which question.' }),
      lesson: t.input.globalID({ for: [Lesson], description: 'The lesson that answers it.' }),
      practice: t.input.globalID({ for: [GoodPractice], description: 'Or the good practice.' }),
      person: t.input.globalID({ for: [Person], description: 'Or the person to call.' }),
      note: t.input.string({
        description: 'What to look at, what is different there; at most 4,000 characters.',
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same answer, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { question, lesson, practice, person, ...input } }, context) => {
      const answer = { ...input, lessonId: lesson?.id, practiceId: practice?.id, personId: person?.id }
      const id = await answerQuestion(context, question.id, answer)
      return context.db.questionAnswer.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  judgeAnswer: t.prismaFieldWithInput({
    type: 'QuestionAnswer',
    ...problems,
    description:
      'Says whether an answer helped; the first that did makes an open question an answered one. For the municipality that asks and the association.',
    input: {
      ...whichAnswer(t.input),
      helped: t.input.boolean({ required: true, description: 'Whether it helped.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, helped } }, context) => {
      const id = await judgeAnswer(context, target.id, expectedVersion, helped)
      return context.db.questionAnswer.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  takeBackAnswer: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Takes an answer off its question; one that helped stays. For the municipality that answered and the association.',
    input: whichAnswer(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await takeBackAnswer(context, target.id, expectedVersion)
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  settleQuestion: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Says that a question is answered, here or elsewhere. For the municipality that asks and the association.',
    input: {
      ...which(t.input),
      reason: t.input.string({ description: 'How, if you like to say so; at most 4,000 characters.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await settleQuestion(context, target.id, expectedVersion, input)
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  withdrawQuestion: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Takes a question back: only who asked it and the association see it from now on, and it leaves every search at once. For the municipality that asks and the association.',
    input: {
      ...which(t.input),
      reason: t.input.string({ required: true, description: 'Why nobody need answer it.' }),
    },
    resolve: async (query, _root, { input: { id: target, expectedVersion, ...input } }, context) => {
      const id = await withdrawQuestion(context, target.id, expectedVersion, input)
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  reopenQuestion: t.prismaFieldWithInput({
    type: 'Question',
    ...problems,
    description:
      'Asks again what was taken for answered, or was withdrawn; its answers stay. For the municipality that asks and the association.',
    input: which(t.input),
    resolve: async (query, _root, { input: { id: target, expectedVersion } }, context) => {
      const id = await reopenQuestion(context, target.id, expectedVersion)
      return context.db.question.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
