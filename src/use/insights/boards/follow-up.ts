import { RecommendationResponse } from '../../../db/generated/client/enums.ts'
import { hasStatus, recommendationFilter } from '../../../visits/recommendations/recommendation-filter.ts'
import { statuses } from '../../../visits/recommendations/rules.ts'
import type { Board } from './board.ts'
import { municipalityLabel, wordDimension } from './catalogue-dimensions.ts'
import { narrowedByVisit, visitDimensions, visitParts } from './of-visits.ts'

const standing = statuses.filter(status => status !== 'WITHDRAWN')

export const followUp: Board = {
  name: 'followUp',
  description:
    'What was recommended and has not been withdrawn: open, overdue or done, what was answered, and by whom.',
  model: 'Recommendation',
  list: 'recommendations',
  parts: visitParts,
  narrowed: filter => ({ statuses: standing, ...narrowedByVisit(filter) }),
  where: (context, filter) => recommendationFilter(context, filter),
  usually: ['RECOMMENDATION_STATUS'],
  dimensions: {
    ...visitDimensions,
    RECOMMENDATION_STATUS: wordDimension(
      'status',
      standing,
      ({ today }) => ({ cases: standing.map(status => [status, hasStatus(status, today)]) }),
      value => ({ statuses: [value] }),
    ),
    RESPONSE: wordDimension(
      'response',
      [...Object.values(RecommendationResponse), 'NONE'],
      () => ({
        cases: [
          ...Object.values(RecommendationResponse).map(response => [response, { response }] as const),
          ['NONE', { response: null }],
        ],
      }),
      value => (value === 'NONE' ? { isAnswered: false } : { responses: [value] }),
    ),
    RECIPIENT: {
      respect: () => ({ paths: [['municipalityId']] }),
      leadsTo: id => ({ municipalities: [{ id }] }),
      label: municipalityLabel,
    },
  },
}
