import { ReuseDecision, ReuseOutcome } from '../../../db/generated/client/enums.ts'
import { fromOrigin, reuseFilter, whoTookPart } from '../../../knowledge/reuse/reuse-filter.ts'
import type { Board } from './board.ts'
import { asItIs, municipalityDimension, municipalityLabel, wordDimension } from './catalogue-dimensions.ts'
import { narrowedByVisit, visitDimensions, visitParts } from './of-visits.ts'

export const reuse: Board = {
  name: 'reuse',
  description:
    'The reuse ledger: what visits decided about lessons and good practices, what came of it, and from whom they learned.',
  model: 'Reuse',
  list: 'reuses',
  parts: visitParts,
  narrowed: ({ municipalities, ...filter }) => ({
    ...narrowedByVisit(filter),
    ...(municipalities ? { municipalities } : {}),
  }),
  where: (context, filter) => reuseFilter(context, filter),
  usually: ['DECISION'],
  dimensions: {
    ...visitDimensions,
    MUNICIPALITY: municipalityDimension(() => ({ paths: [...whoTookPart] }), asItIs),
    DECISION: wordDimension(
      'decision',
      Object.values(ReuseDecision),
      () => ({ paths: [['decision']] }),
      value => ({ decisions: [value] }),
    ),
    REUSE_OUTCOME: wordDimension(
      'reuseOutcome',
      [...Object.values(ReuseOutcome), 'NOT_TOLD'],
      () => ({
        cases: [
          ...Object.values(ReuseOutcome).map(outcome => [outcome, { outcome }] as const),
          ['NOT_TOLD', { outcome: null }],
        ],
      }),
      value => (value === 'NOT_TOLD' ? { isTold: false } : { outcomes: [value] }),
    ),
    LEARNED_FROM: {
      respect: ({ viewer }) => ({
        paths: [
          ['lesson', 'municipalityId'],
          ['practice', 'municipalityId'],
        ],
        when: fromOrigin(viewer),
      }),
      leadsTo: id => ({ learnedFrom: [{ id }] }),
      label: municipalityLabel,
    },
  },
}
