import { ParticipationSide, ParticipationState, RefusalGround } from '../../../db/generated/client/enums.ts'
import {
  againstAdvice,
  hasRank,
  participationFilter,
  withAdvice,
} from '../../../visits/participation/participation-filter.ts'
import { facetLabel } from '../../finding/facet-label.ts'
import type { Board } from './board.ts'
import { wordDimension } from './catalogue-dimensions.ts'
import { narrowedByVisit, visitDimensions, visitParts } from './of-visits.ts'

const ranks = [1, 2, 3, 4]

export const participation: Board = {
  name: 'participation',
  description:
    'Whether the association joins: asked or advised, accepted, refused on which ground, by rank of the visit, with or against the advice of the weighing.',
  model: 'Participation',
  list: 'participations',
  parts: visitParts,
  narrowed: narrowedByVisit,
  where: (context, filter) => participationFilter(context, filter),
  usually: ['PARTICIPATION_STATE'],
  dimensions: {
    ...visitDimensions,
    PARTICIPATION_STATE: wordDimension(
      'state',
      Object.values(ParticipationState),
      () => ({ paths: [['state']] }),
      value => ({ states: [value] }),
    ),
    BEGUN_BY: wordDimension(
      'begunBy',
      Object.values(ParticipationSide),
      () => ({ paths: [['begunBy']] }),
      value => ({ begunBy: value }),
    ),
    REFUSAL_GROUND: wordDimension(
      'refusalGround',
      Object.values(RefusalGround),
      () => ({ paths: [['refusalGround']] }),
      value => ({ refusalGrounds: [value] }),
    ),
    ADVICE: wordDimension(
      'advice',
      ['WITH_ADVICE', 'AGAINST_ADVICE'],
      () => ({
        cases: [
          ['WITH_ADVICE', withAdvice],
          ['AGAINST_ADVICE', againstAdvice],
        ],
      }),
      value => ({ isAgainstAdvice: value === 'AGAINST_ADVICE' }),
    ),
    RANK: {
      respect: () => ({ cases: ranks.map(rank => [String(rank), hasRank(rank)]) }),
      leadsTo: value => ({ ranks: [Number(value)] }),
      all: () => ranks.map(String),
      label: (value, language, memory) => {
        const [type] = memory.where('MissionType', 'rank', Number(value))
        return type ? facetLabel('MISSION_TYPE', String(type.values['code']), language, memory) : value
      },
    },
  },
}
