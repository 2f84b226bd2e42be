import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { QuestionAnswer } from './schema.ts'

// From what was asked to what answers, and back.

const query = { orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }] }

builder.prismaObjectField('Question', 'answers', t =>
  t.relation('answers', {
    type: QuestionAnswer,
    extensions: { cost: { rows: 10 } satisfies OwnCost },
    description:
      'Its answers, the earliest first: those whose lesson, good practice or person the viewer may see.',
    query,
  }),
)

builder.prismaObjectField('Lesson', 'answers', t =>
  t.relation('questionAnswers', {
    type: QuestionAnswer,
    description: 'The questions that it was given as an answer to, of those that the viewer may see.',
    query,
  }),
)

builder.prismaObjectField('GoodPractice', 'answers', t =>
  t.relation('questionAnswers', {
    type: QuestionAnswer,
    description: 'The questions that it was given as an answer to, of those that the viewer may see.',
    query,
  }),
)

builder.prismaObjectField('Person', 'answers', t =>
  t.relation('answers', {
    type: QuestionAnswer,
    description: 'The questions about which to call this person, of those that the viewer may see.',
    query,
  }),
)
