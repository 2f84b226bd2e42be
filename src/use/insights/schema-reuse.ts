import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { facetLabel } from '../finding/facet-label.ts'
import { countReuse, type ReuseCell } from './count-reuse.ts'
import type { ReuseDimension } from './reuse-statement.ts'

const ReuseDimensionEnum = builder.enumType('ReuseDimension', {
  description: 'By what the use of briefs is counted.',
  values: {
    MISSION_TYPE: { description: 'The finality of the visit.' },
    POLICY_DOMAIN: { description: 'What the visit is about: the widest policy domains.' },
    REGION: { description: 'Where it goes: the region of its countries, such as 011 for Western Africa.' },
    YEAR: { description: 'The year in which it starts.' },
  } as const,
})

interface Labelled<Of> {
  readonly of: Of
  readonly labels: Memory
}

const ReuseValue = builder
  .objectRef<Labelled<{ dimension: ReuseDimension; value: string }>>('ReuseValue')
  .implement({
    description: 'The value that all visits of a cell have in one dimension.',
    fields: t => ({
      dimension: t.field({
        type: ReuseDimensionEnum,
        description: 'In which dimension.',
        resolve: ({ of }) => of.dimension,
      }),
      value: t.string({ description: 'As a filter takes it.', resolve: ({ of }) => of.value }),
      label: t.string({
        description: 'As people read it.',
        args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
        resolve: ({ of: { dimension, value }, labels }, args, context) =>
          facetLabel(dimension, value, languageFor(args, context), labels),
      }),
    }),
  })

/** One number, one vocabulary: what the ledger holds is a board like all others. */
const onBoard = (dimension: 'DECISION' | 'REUSE_OUTCOME') =>
  `insights { reuse(by: [${dimension}]) } counts it too: with the filter of every board, and rows that lead to the decisions.`

const ReuseCellType = builder.objectRef<Labelled<ReuseCell>>('ReuseCell').implement({
  description:
    'What became of the briefs of the visits that have the same value in each of the dimensions asked for.',
  fields: t => ({
    values: t.field({
      type: [ReuseValue],
      description: 'These values, in the order of `by`.',
      resolve: ({ of, labels }) => of.values.map(value => ({ of: value, labels })),
    }),
    visits: t.int({
      description: 'How many visits; each of them has a brief. Drafts and cancelled ones do not count.',
      resolve: ({ of }) => of.numbers.visits,
    }),
    withoutLessons: t.int({
      description:
        'How many of them are about policy domains in which none of our own has learned anything yet, as far as the viewer may see: gaps.',
      resolve: ({ of }) => of.numbers.unmet,
    }),
    briefsOpened: t.int({
      description:
        'Of how many of them somebody of its municipalities, North or South, has had the brief before him.',
      resolve: ({ of }) => of.numbers.opened,
    }),
    briefsDecided: t.int({
      description: 'For how many of them something was decided, so that the brief is fixed.',
      resolve: ({ of }) => of.numbers.briefs,
    }),
    items: t.int({
      description: 'How many lessons and good practices stand in those fixed briefs.',
      resolve: ({ of }) => of.numbers.items,
    }),
    undecided: t.int({
      description: 'How many of these items wait for a decision.',
      resolve: ({ of }) => of.numbers.undecided,
    }),
    decided: t.int({
      description: 'How many decisions, about what stands in a brief and about anything else.',
      deprecationReason: onBoard('DECISION'),
      resolve: ({ of }) => of.numbers.decided,
    }),
    applied: t.int({
      description: 'Of these, how many as it is.',
      deprecationReason: onBoard('DECISION'),
      resolve: ({ of }) => of.numbers.applied,
    }),
    adapted: t.int({
      description: 'Of these, how many otherwise.',
      deprecationReason: onBoard('DECISION'),
      resolve: ({ of }) => of.numbers.adapted,
    }),
    notApplicable: t.int({
      description: 'Of these, how many not.',
      deprecationReason: onBoard('DECISION'),
      resolve: ({ of }) => of.numbers.notApplicable,
    }),
    helped: t.int({
      description: 'Of what was applied, how much helped.',
      deprecationReason: onBoard('REUSE_OUTCOME'),
      resolve: ({ of }) => of.numbers.helped,
    }),
    madeNoDifference: t.int({
      description: 'Of what was applied, how much made no difference.',
      deprecationReason: onBoard('REUSE_OUTCOME'),
      resolve: ({ of }) => of.numbers.madeNoDifference,
    }),
    wasWrong: t.int({
      description: 'Of what was applied, how much was wrong.',
      deprecationReason: onBoard('REUSE_OUTCOME'),
      resolve: ({ of }) => of.numbers.wasWrong,
    }),
  }),
})

builder.queryField('reuseFigures', t =>
  t.field({
    type: [ReuseCellType],
    extensions: { cost: { own: 5_000, rows: 100 } satisfies OwnCost },
    description:
      'What became of the briefs of the visits that the viewer sees from within, by combinations of mission type, policy domain, region and year, the most visits first. What was decided and what came of it, insights { reuse } counts; lessons that nobody used are lessons(filter: { isUsed: false }).',
    args: {
      by: t.arg({
        type: [ReuseDimensionEnum],
        required: true,
        description: 'By which dimensions, each once; by none for all of them together.',
      }),
    },
    resolve: async (_root, { by }, context) => {
      const [cells, labels] = await Promise.all([countReuse(context, by), context.db.$memory.heard()])
      return cells.map(of => ({ of, labels }))
    },
  }),
)
