import { builder } from '../../builder.ts'
import { Person } from '../../field/people/schema.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { problems } from '../../graphql/problems.ts'
import { StatedOutcomeEnum } from '../../knowledge/enums.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { Question } from '../../knowledge/questions/schema.ts'
import { Session } from '../sessions/schema.ts'
import { answerFromSession } from './answer-from-session.ts'
import { captureFromSession } from './capture-from-session.ts'

type Inputs = Parameters<Parameters<typeof builder.inputType>[1]['fields'] & object>[0]

const inWhich = (t: Inputs) => ({
  session: t.globalID({
    for: [Session],
    required: true,
    description: 'In which session of an event that has begun.',
  }),
})

builder.mutationFields(t => ({
  captureLessonFromSession: t.prismaFieldWithInput({
    type: 'Lesson',
    ...problems,
    description:
      'Writes down what was learned in a session, as a draft that stays linked to it. Only title, lesson and outcome are required; themes, country and month are offered from the event, and editLesson says more. For those who take part in the event and the association.',
    input: {
      ...inWhich(t.input),
      title: t.input.string({ required: true, description: 'In a few words, at most 200 characters.' }),
      lesson: t.input.string({ required: true, description: 'What others should know.' }),
      outcome: t.input.field({ type: StatedOutcomeEnum, required: true, description: 'How it turned out.' }),
      recommendation: t.input.string({ description: 'What to do next time.' }),
      language: t.input.field({
        type: LanguageEnum,
        description: "In which language it is written; the viewer's own unless given.",
      }),
      visibility: t.input.field({
        type: VisibilityEnum,
        description: 'Who may see it once it is published; INTERNAL unless given.',
      }),
      policyDomains: t.input.stringList({
        description: 'Codes of policy domains, at most three; those of the session unless given.',
      }),
      countries: t.input.stringList({
        description:
          'ISO codes of countries; that in which the event is held unless given, or those that it is for where no wider region is named.',
      }),
      idempotencyKey: t.input.string({
        description: 'The same key sent again gives the same lesson, not a second one.',
      }),
    },
    resolve: async (query, _root, { input: { session, ...input } }, context) => {
      const id = await captureFromSession(context, session.id, input)
      return context.db.lesson.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),

  answerQuestionFromSession: t.prismaFieldWithInput({
    type: 'QuestionAnswer',
    ...problems,
    description:
      'Answers a question with what came up in a session, as answerQuestion does; the answer stays linked to the session. For those who take part in the event and the association.',
    input: {
      ...inWhich(t.input),
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
    resolve: async (
      query,
      _root,
      { input: { session, question, lesson, practice, person, ...input } },
      context,
    ) => {
      const answer = { ...input, lessonId: lesson?.id, practiceId: practice?.id, personId: person?.id }
      const id = await answerFromSession(context, session.id, question.id, answer)
      return context.db.questionAnswer.findUniqueOrThrow({ ...query, where: { id } })
    },
  }),
}))
