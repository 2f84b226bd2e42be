import { QuestionState } from '../../../db/generated/client/enums.ts'
import { questionFilter } from '../../../knowledge/questions/question-filter.ts'
import { languages } from '../../../language/language.ts'
import { facetLabel } from '../../finding/facet-label.ts'
import type { Board } from './board.ts'
import {
  catalogueDimensions,
  municipalityDimension,
  regions,
  wordDimension,
  yearDimension,
} from './catalogue-dimensions.ts'

const own = <Part>(part: Part): Part => part
const { POLICY_DOMAIN, REGION, COUNTRY } = catalogueDimensions({ path: [], within: own })

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
    POLICY_DOMAIN,
    // It is asked of a region as a whole, or of some countries.
    REGION: {
      ...REGION,
      respect: looking => ({
        paths: [
          ['regions', 'code'],
          ['countries', 'code'],
        ],
        as: regions(looking),
      }),
    },
    COUNTRY,
    YEAR: yearDimension(['createdAt'], own),
    LANGUAGE: {
      respect: () => ({ paths: [['language']] }),
      leadsTo: value => ({ languages: [value] }),
      label: (value, language, memory) => facetLabel('LANGUAGE', value, language, memory),
      all: ({ filter }) => filter.languages ?? languages,
    },
    MUNICIPALITY: municipalityDimension(() => ({ paths: [['municipalityId']] }), own),
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
