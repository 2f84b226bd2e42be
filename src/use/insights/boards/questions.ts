import { QuestionState } from '../../../db/generated/client/enums.ts'
import { questionFilter } from '../../../knowledge/questions/question-filter.ts'
import type { Board } from './board.ts'
import {
  asItIs,
  dimensionsByPlace,
  languageDimension,
  municipalityDimension,
  wordDimension,
  yearDimension,
} from './catalogue-dimensions.ts'

export const questions: Board = {
  name: 'questions',
  description: 'What municipalities want to know: open, answered or withdrawn, and who asks.',
  model: 'Question',
  list: 'questions',
  parts: ['policyDomains', 'regions', 'countries', 'years', 'languages', 'municipalities'],
  narrowed: filter => {
    const { missionTypes: _missionTypes, programmes: _programmes, ...rest } = filter
    return rest
  },
  where: (context, filter) => questionFilter(context.db, filter),
  usually: ['QUESTION_STATE'],
  dimensions: {
    ...dimensionsByPlace(),
    YEAR: yearDimension(['createdAt'], asItIs),
    LANGUAGE: languageDimension,
    MUNICIPALITY: municipalityDimension(() => ({ paths: [['municipalityId']] }), asItIs),
    QUESTION_STATE: wordDimension(
      'questionState',
      Object.values(QuestionState),
      () => ({ paths: [['state']] }),
      value => ({ states: [value] }),
    ),
    ANSWERS: wordDimension(
      'answers',
      ['SOME', 'NONE'],
      () => ({
        cases: [
          ['SOME', { answers: { some: {} } }],
          ['NONE', { answers: { none: {} } }],
        ],
      }),
      value => ({ hasAnswers: value === 'SOME' }),
    ),
  },
}
