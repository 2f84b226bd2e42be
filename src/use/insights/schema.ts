import { builder } from '../../builder.ts'
import type { Memory } from '../../db/read/memory.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { asksFor } from '../../graphql/asks-for.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { LevelEnum, OutcomeEnum } from '../../knowledge/enums.ts'
import { facetLabel } from '../finding/facet-label.ts'
import { type Cell, type Coverage, countCoverage } from './count-coverage.ts'
import type { Dimension } from './dimensions.ts'

const CoverageDimension = builder.enumType('CoverageDimension', {
  description: 'By what lessons are counted.',
  values: {
    MISSION_TYPE: { description: 'For which kinds of visit they matter.' },
    POLICY_DOMAIN: { description: 'What they are about, at the level of domainLevel.' },
    REGION: { description: 'Where they were learned, at the level of regionLevel.' },
    OUTCOME: { description: 'How it turned out.' },
    YEAR: { description: 'Year of the experience.' },
  } as const,
})

const CoverageFilterInput = builder.inputType('CoverageFilter', {
  description:
    'Lessons that pass every part given; within one part, one of its values is enough. Of a dimension that is counted by, only the chosen values and what lies within them have cells.',
  fields: t => ({
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'For which kinds of visit.' }),
    policyDomains: t.stringList({ description: 'Codes of policy domains; those beneath them count too.' }),
    regions: t.stringList({ description: 'M49 codes of regions, such as 011 for Western Africa.' }),
    countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
    collections: t.stringList({ description: 'Codes of collections, such as own or ifrc.' }),
    outcomes: t.field({ type: [OutcomeEnum], description: 'How it turned out.' }),
    levels: t.field({ type: [LevelEnum], description: 'Programme execution, process, result.' }),
    languages: t.field({ type: [LanguageEnum], description: 'In which language they are written.' }),
    years: t.intList({ description: 'Years of the experience.' }),
  }),
})

interface Labelled<Of> {
  readonly of: Of
  readonly labels: Memory
}

const CoverageValue = builder
  .objectRef<Labelled<{ dimension: Dimension; value: string }>>('CoverageValue')
  .implement({
    description: 'The value that all lessons of a cell have in one dimension.',
    fields: t => ({
      dimension: t.field({
        type: CoverageDimension,
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

const CoverageCell = builder.objectRef<Labelled<Cell>>('CoverageCell').implement({
  description: 'Lessons that have the same value in each of the dimensions asked for.',
  fields: t => ({
    values: t.field({
      type: [CoverageValue],
      description: 'These values, in the order of `by`.',
      resolve: ({ of, labels }) => of.values.map(value => ({ of: value, labels })),
    }),
    lessons: t.int({ description: 'How many lessons.', resolve: ({ of }) => of.lessons }),
    worked: t.int({ description: 'Of these, how many worked.', resolve: ({ of }) => of.numbers.WORKED }),
    failed: t.int({ description: 'Of these, how many failed.', resolve: ({ of }) => of.numbers.FAILED }),
    mixed: t.int({
      description: 'Of these, how many worked in part.',
      resolve: ({ of }) => of.numbers.MIXED,
    }),
    notStated: t.int({
      description: 'Of these, how many whose source does not say.',
      resolve: ({ of }) => of.numbers.NOT_STATED,
    }),
  }),
})

const CoverageType = builder.objectRef<Labelled<Coverage>>('Coverage').implement({
  description: 'How many published lessons there are of what.',
  fields: t => ({
    totalCount: t.int({
      description:
        'How many lessons pass the filter, each once; the cells add up to more where lessons have several values, and to less where they have none.',
      // Not a number is what GraphQL refuses to answer with, should a total be read that was not asked for.
      resolve: ({ of }) => of.total ?? Number.NaN,
    }),
    cells: t.field({
      type: [CoverageCell],
      // Some dashboards have ten cells, others thousands.
      extensions: { cost: { rows: 200 } satisfies OwnCost },
      description: 'Every combination of values that lessons have, the most lessons first.',
      resolve: ({ of, labels }) => of.cells.map(cell => ({ of: cell, labels })),
    }),
  }),
})

const byLevel = 'A branch that ends before is counted where it ends; what names no narrower one is left out.'

builder.queryField('coverage', t =>
  t.field({
    type: CoverageType,
    // Mostly from kept numbers; a filter that none are kept for goes through the lessons.
    extensions: { cost: { own: 5_000 } satisfies OwnCost },
    deprecationReason:
      'insights { coverage } counts the same by more dimensions, under the filter of every board, with the share and the lessons behind each number.',
    description:
      'How many published lessons, of those the viewer may see, there are of each combination of mission type, policy domain, region, outcome and year. What nobody has learned anything about is absent.',
    args: {
      by: t.arg({
        type: [CoverageDimension],
        required: true,
        description: 'By which dimensions, each once.',
      }),
      filter: t.arg({ type: CoverageFilterInput, description: 'Only lessons that pass.' }),
      domainLevel: t.arg.int({
        defaultValue: 1,
        description: `How deep in the tree of policy domains: 1 for the widest, 3 at most. ${byLevel}`,
      }),
      regionLevel: t.arg.int({
        defaultValue: 1,
        description: `How deep in the tree of regions: 1 for continents, 2 for their parts, 3 for what these consist of. ${byLevel}`,
      }),
    },
    resolve: async (_root, { by, filter, domainLevel, regionLevel }, context, info) => {
      const asked = {
        by,
        filter: filter ?? {},
        levels: { domain: domainLevel ?? 1, region: regionLevel ?? 1 },
      }
      const [of, labels] = await Promise.all([
        countCoverage(context, asked, asksFor(info, 'totalCount')),
        context.db.$memory.heard(),
      ])
      return { of, labels }
    },
  }),
)
