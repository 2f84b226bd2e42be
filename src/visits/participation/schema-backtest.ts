import { builder } from '../../builder.ts'
import { isAssociation } from '../../access/viewer.ts'
import { ForbiddenError, ValidationError } from '../../errors.ts'
import { missionTypeCode } from '../../field/mission-types/rules.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { RefusalGroundEnum } from './schema.ts'
import type { Backtest } from './weighing/backtest.ts'
import { backtest } from './weighing/backtest.ts'
import { compareDecisions, decisionsOf } from './weighing/compare-decisions.ts'

type OfRank = Backtest['byRank'][number]
type OfGround = Backtest['byGround'][number]

const OfMissionType = builder.objectRef<OfRank>('BacktestOfMissionType').implement({
  description: 'Past decisions on visits of one finality, beside what the rule of today advises.',
  fields: t => ({
    missionType: t.field({
      type: MissionTypeCodeEnum,
      description: 'The highest finality of these visits.',
      resolve: async ({ rank }, _args, { db }) =>
        missionTypeCode.parse(
          (await db.$memory.heard()).where('MissionType', 'rank', rank)[0]?.values['code'],
        ),
    }),
    joined: t.exposeInt('joined', { description: 'How often the association accepted.' }),
    joinedAgainst: t.exposeInt('joinedAgainst', {
      description: 'How many of these the rule of today speaks against.',
    }),
    refused: t.exposeInt('refused', { description: 'How often it refused.' }),
    refusedAgainst: t.exposeInt('refusedAgainst', {
      description: 'How many of these the rule of today would have it join.',
    }),
  }),
})

const OfRefusalGround = builder.objectRef<OfGround>('BacktestOfGround').implement({
  description: 'Past refusals on one ground, beside what the rule of today advises.',
  fields: t => ({
    ground: t.expose('ground', { type: RefusalGroundEnum, description: 'On what ground.' }),
    refused: t.exposeInt('refused', { description: 'How often it refused on it.' }),
    refusedAgainst: t.exposeInt('refusedAgainst', {
      description: 'How many of these the rule of today would have it join.',
    }),
  }),
})

const WeighingBacktest = builder.objectRef<Backtest>('WeighingBacktest').implement({
  description:
    'Past decisions held against the rule of today, so that people tune the rule to what they do, or what they do to the rule.',
  fields: t => ({
    decisions: t.exposeInt('decisions', { description: 'How many decisions were compared.' }),
    agreeing: t.exposeInt('agreeing', { description: 'How many went as the rule of today advises.' }),
    byMissionType: t.field({
      type: [OfMissionType],
      description: 'The same by finality, the most relevant first.',
      resolve: ({ byRank }) => byRank,
    }),
    byGround: t.expose('byGround', {
      type: [OfRefusalGround],
      description: 'The refusals by their ground.',
    }),
    disagreeing: t.prismaField({
      type: ['Participation'],
      description: 'Those that went the other way, in the order of their decisions; a hundred at most.',
      resolve: (query, { disagreeing }, _args, { db }) =>
        Promise.all(
          disagreeing
            .slice(0, 100)
            .map(({ id }) => db.participation.findUniqueOrThrow({ ...query, where: { id } })),
        ),
    }),
  }),
})

builder.queryField('weighingBacktest', t =>
  t.field({
    type: WeighingBacktest,
    description:
      'Past decisions on participation against what the rule of today would advise. For the association.',
    args: {
      from: t.arg({ type: 'Date', description: 'Decided on this day or later.' }),
      to: t.arg({ type: 'Date', description: 'Decided on this day or earlier.' }),
    },
    resolve: async (_root, { from, to }, { viewer, db, readText }) => {
      if (!isAssociation(viewer)) throw new ForbiddenError('The association looks back at its own decisions.')
      if (from && to && to < from)
        throw ValidationError.at(['to'], 'to: the last day does not lie before the first.')
      const decisions = await db.participation.findMany(decisionsOf(from, to))
      const compared = await compareDecisions(decisions, async (statement, asked) =>
        (await readText(statement, [asked])).map(([row]) => row),
      )
      return backtest(compared)
    },
  }),
)
