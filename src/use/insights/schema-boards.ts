import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { askedList, type AskedList, boardList, exportField } from '../../graphql/export-link.ts'
import { languageFor } from '../../graphql/labels.ts'
import { say } from '../../language/messages/say.ts'
import { boards } from './boards/boards.ts'
import { costOfBoard } from './cost-of-board.ts'
import type { InsightFilter } from './boards/insight-filter.ts'
import { asSent, valueAsSent } from './boards/leads-to.ts'
import { readBoard, type BoardRow, type ReadBoard } from './boards/read-board.ts'

export const InsightFilterInput = builder.inputType('InsightFilter', {
  description:
    'What all boards are narrowed to, in the words of lists: what passes every part given; within one part, one of its values is enough. What lessons and questions say of themselves, recommendations, reuse and participation have of their visit.',
  fields: t => ({
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'For these kinds of visit.' }),
    policyDomains: t.stringList({ description: 'Codes of policy domains; those beneath them count too.' }),
    regions: t.stringList({
      description: 'M49 codes of regions, such as 011; what lies within them counts too.',
    }),
    countries: t.stringList({ description: 'ISO codes of countries, such as SN.' }),
    programmes: t.stringList({ description: 'Codes of programmes.' }),
    years: t.intList({
      description: 'Years of the experience, in which the visit starts, or in which was asked.',
    }),
    languages: t.field({
      type: [LanguageEnum],
      description: 'In which language lessons and questions are written.',
    }),
    municipalities: t.globalIDList({
      for: [Municipality],
      description:
        'Of these municipalities: they wrote the lesson, ask, take part in the visit, or organise the event or are invited to it.',
    }),
  }),
})

const dimensionNames = [...new Set(boards.flatMap(({ dimensions }) => Object.keys(dimensions)))]

const described: Readonly<Record<string, string>> = {
  MISSION_TYPE: 'The finality: of the visit, or of those for which a lesson matters.',
  POLICY_DOMAIN: 'What it is about, at the level of domainLevel.',
  REGION: 'Where it was learned, or where the visit goes, at the level of regionLevel.',
  COUNTRY: 'The same by country.',
  YEAR: 'Year of the experience, in which the visit or the event starts, or in which was asked.',
  PROGRAMME: 'Which programme supports the visit, or the partnership of a lesson.',
  MUNICIPALITY: 'Which municipality wrote the lesson, asks, or takes part in the visit, North or South.',
  LANGUAGE: 'In which language a lesson or a question is written.',
  OUTCOME: 'How it turned out.',
  LEVEL: 'Programme execution, process, result.',
  COLLECTION: 'The body of lessons it belongs to.',
  USE: 'Whether visits used a lesson: NEVER_USED, USED, or PROVEN where it helped in a partnership beside its own.',
  FRESHNESS: 'Whether a lesson was looked at in time; the values are those of LessonFreshness.',
  REVIEWER: 'Which editor judged a lesson; for the association, which alone sees reviews.',
  RECOMMENDATION_STATUS: 'What became of a recommendation; the values are those of RecommendationStatus.',
  RESPONSE: 'What was answered to a recommendation, as in RecommendationResponse, or NONE.',
  RECIPIENT: 'To which municipality a recommendation was made.',
  DECISION: 'What was decided about a lesson or a good practice; the values are those of ReuseDecision.',
  REUSE_OUTCOME: 'What came of it, as in ReuseOutcome, or NOT_TOLD.',
  LEARNED_FROM: 'Which municipality wrote what was decided about.',
  PARTICIPATION_STATE: 'What a participation has come to; the values are those of ParticipationState.',
  BEGUN_BY: 'Which side began.',
  REFUSAL_GROUND: 'On which ground the association refused.',
  ADVICE: 'Whether it was decided WITH_ADVICE or AGAINST_ADVICE of the weighing.',
  QUESTION_STATE: 'Where a question stands; the values are those of QuestionState.',
  ANSWERS: 'Whether a question has an answer that the viewer may see: SOME or NONE.',
  EVENT_FORM: 'What kind of event it is; the values are those of EventForm.',
  EVENT_STATUS: 'Where an event stands, as in EventStatus, for those who may know its days.',
  RANK: 'The rank of the highest finality of the visit: 1 for identification, 4 for political missions.',
}

export const InsightDimension = builder.enumType('InsightDimension', {
  description: 'In what respect the boards of insights tell apart what they count.',
  values: Object.fromEntries(dimensionNames.map(name => [name, { description: described[name] }])),
})

interface Of<Part> {
  readonly of: Part
  readonly read: ReadBoard
}

const InsightValue = builder.objectRef<Of<number> & { readonly row: BoardRow }>('InsightValue').implement({
  description: 'The value that all of a row have in one dimension.',
  fields: t => ({
    dimension: t.field({
      type: InsightDimension,
      description: 'In which dimension.',
      resolve: ({ of, read }) => read.by[of] ?? '',
    }),
    value: t.string({
      description: 'As a filter takes it: a code, a word, a year, or an id.',
      resolve: ({ of, read, row }) => {
        const value = row.values[of]?.value ?? ''
        return valueAsSent(dimensionOf(read, of)?.leadsTo(value) ?? {}, value)
      },
    }),
    label: t.string({
      description: 'As people read it.',
      args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
      resolve: ({ of, read, row }, args, context) => {
        const { value = '', name } = row.values[of] ?? {}
        return name ?? dimensionOf(read, of)?.label(value, languageFor(args, context), read.memory) ?? value
      },
    }),
  }),
})

const dimensionOf = (read: ReadBoard, at: number) => read.board.dimensions[read.by[at] ?? '']

const InsightRow = builder.objectRef<Of<BoardRow>>('InsightRow').implement({
  description: 'What has the same value in each of the dimensions asked for.',
  fields: t => ({
    values: t.field({
      type: [InsightValue],
      extensions: { cost: { rows: 3 } satisfies OwnCost },
      description: 'These values, in the order of `by`.',
      resolve: ({ of: row, read }) => row.values.map((_, of) => ({ of, row, read })),
    }),
    count: t.int({ description: 'How many.', resolve: ({ of }) => of.count }),
    share: t.float({
      description: 'Which part of all that the board counts, from 0 to 1; 0 of nothing.',
      resolve: ({ of, read }) => (read.total === 0 ? 0 : of.count / read.total),
    }),
    filter: t.field({
      type: 'ListFilter',
      description: 'Leads to what is counted: the `filter` for the list that the board names.',
      resolve: ({ of }) => asSent(of.filter),
    }),
  }),
})

const InsightBoard = builder.objectRef<ReadBoard & { readonly asked: AskedList }>('InsightBoard').implement({
  description:
    'A number of things that the viewer may see, and what it is made of. One thing can count in several rows, where it has several values in a dimension, and counts in none where it has no value.',
  fields: t => ({
    list: t.string({
      description: 'The list that shows what is counted, such as recommendations.',
      resolve: ({ board }) => board.list,
    }),
    total: t.exposeInt('total', { description: 'How many pass the filter, each once.' }),
    filter: t.field({
      type: 'ListFilter',
      description: 'Leads to all of them: the `filter` for that list.',
      resolve: ({ filter }) => asSent(filter),
    }),
    rows: t.field({
      type: [InsightRow],
      extensions: { cost: { rows: 'above' } satisfies OwnCost },
      description: 'Every combination of values that occurs, the most first.',
      resolve: read => read.rows.map(of => ({ of, read })),
    }),
    leftOut: t.stringList({
      description:
        'Parts of the filter that say nothing about what is counted here, such as languages of recommendations; they narrow nothing.',
      resolve: ({ leftOut }) => [...leftOut],
    }),
    remark: t.string({
      nullable: true,
      description: 'Says in a sentence that nothing passes the filter; null where something does.',
      args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
      resolve: ({ total }, args, context) =>
        total > 0 ? null : say(languageFor(args, context), 'insights.nothing'),
    }),
    export: exportField(t),
  }),
})

interface Narrowed {
  readonly filter: InsightFilter
  /** The same as it was written. */
  readonly asked: AskedList
}

/** The filter of the root, for the boards beneath it. */
export const Insights = builder.objectRef<Narrowed>('Insights').implement({
  description:
    'What is known, used, followed up and missing, as the viewer may see it. All boards have the same filter and the same shape, and what is asked for together is counted by one statement at one moment.',
})

const byLevel = 'A branch that ends before counts where it ends.'

for (const board of boards)
  builder.objectField(Insights, board.name, t =>
    t.field({
      type: InsightBoard,
      extensions: { cost: { own: 5_000, asked: costOfBoard } satisfies OwnCost },
      description: `${board.description} Told apart by ${Object.keys(board.dimensions).join(', ')}.`,
      args: {
        by: t.arg({
          type: [InsightDimension],
          required: true,
          defaultValue: [...board.usually],
          description: 'By which dimensions, each once; five at most, and none for the total alone.',
        }),
        domainLevel: t.arg.int({
          required: true,
          defaultValue: 1,
          description: `How deep in the tree of policy domains: 1 for the widest, 3 at most. ${byLevel}`,
        }),
        regionLevel: t.arg.int({
          required: true,
          defaultValue: 1,
          description: `How deep in the tree of regions: 1 for continents, 3 at most. ${byLevel}`,
        }),
        withNone: t.arg.boolean({
          required: true,
          defaultValue: false,
          description:
            'Also the combinations of which there is none, so that what is missing is seen: of all values of a catalogue, or of those that occur where there is no catalogue.',
        }),
      },
      resolve: async ({ filter, asked }, { by, domainLevel, regionLevel, withNone }, context, info) => {
        const levels = { domain: domainLevel, region: regionLevel }
        const list = boardList(asked.list, board.name)
        const given = { ...asked.given, ...askedList(info).given }
        return {
          ...(await readBoard(context, board, { by, filter, levels, withNone })),
          asked: { list, given },
        }
      },
    }),
  )

builder.queryField('insights', t =>
  t.field({
    type: Insights,
    description: 'The dashboards: what is known, used, followed up and missing, each told apart as you like.',
    args: { filter: t.arg({ type: InsightFilterInput, description: 'Only what passes.' }) },
    resolve: (_root, { filter }, _context, info) => ({ filter: filter ?? {}, asked: askedList(info) }),
  }),
)
