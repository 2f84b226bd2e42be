import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import type {
  GoodPractice as PracticeRow,
  Lesson as LessonRow,
  Reuse as ReuseRow,
} from '../../db/generated/client/client.ts'
import { asksFor } from '../../graphql/asks-for.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { languageFor } from '../../graphql/labels.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { decisionsOf } from '../../knowledge/reuse/find-decider.ts'
import { Reuse } from '../../knowledge/reuse/schema.ts'
import { say } from '../../language/messages/say.ts'
import type { Brief } from './brief.ts'
import { deciderOf } from './plan.ts'
import type { Reason, ReasonCode } from './reasons.ts'
import { sayReason, sayReasons } from './say-reason.ts'
import { undecidedOf } from './undecided.ts'

interface Item {
  readonly lesson: LessonRow | undefined
  readonly practice: PracticeRow | undefined
  readonly reasons: readonly Reason[]
  readonly decision: ReuseRow | undefined
}

const meanings = {
  SAME_PARTNERSHIP: { description: 'It was learned in a partnership of the visit.' },
  SAME_DOMAIN: { description: 'It is about a policy domain of the visit.' },
  NEAR_DOMAIN: { description: 'It is about a policy domain beside one of the visit, or above it.' },
  SAME_COUNTRY: { description: 'It was learned in a country of the visit.' },
  SAME_REGION: { description: 'It was learned in the region of a country of the visit.' },
  SAME_MISSION_TYPE: { description: 'It matters for a mission type of the visit.' },
  MATCHES_TEXT: {
    description: 'It speaks of what the title, the purpose or the terms of reference say.',
  },
  PROVEN: { description: 'It helped on other visits.' },
  FAILED: { description: 'It failed.' },
  IMPORTED: { description: 'It comes from another collection, as few of our own fit.' },
} as const satisfies Record<ReasonCode, { description: string }>

const ReasonCodeEnum = builder.enumType('BriefReasonCode', {
  description: 'Why something is in a brief.',
  values: meanings,
})

const language = { type: LanguageEnum, description: "Otherwise the request's language." } as const

const BriefReason = builder.objectRef<Reason>('BriefReason').implement({
  description: 'One reason why something is in a brief.',
  fields: t => ({
    code: t.expose('code', { type: ReasonCodeEnum, description: 'Which reason.' }),
    text: t.string({
      description: 'In words.',
      args: { language: t.arg(language) },
      resolve: async (reason, args, context) =>
        sayReason(reason, languageFor(args, context), await context.db.$memory.heard()),
    }),
  }),
})

export const BriefItem = builder.objectRef<Item>('BriefItem').implement({
  description:
    'A lesson or a good practice in a brief. It waits for a decision: decideOnLesson, decideOnPractice.',
  fields: t => ({
    lesson: t.field({
      type: Lesson,
      nullable: true,
      description: 'The lesson, in the language it was written in; null where it is a good practice.',
      resolve: ({ lesson }) => lesson,
    }),
    practice: t.field({
      type: GoodPractice,
      nullable: true,
      description: 'The good practice; null where it is a lesson.',
      resolve: ({ practice }) => practice,
    }),
    reasons: t.field({
      type: [BriefReason],
      description: 'Why it is here, what tells most first.',
      resolve: ({ reasons }) => [...reasons],
    }),
    why: t.string({
      description: 'The reasons as one sentence.',
      args: { language: t.arg(language) },
      resolve: async ({ reasons }, args, context) =>
        sayReasons(reasons, languageFor(args, context), await context.db.$memory.heard()),
    }),
    decision: t.field({
      type: Reuse,
      nullable: true,
      description:
        'What was decided about it for this visit, or for this partnership where several travel; null while nothing is.',
      resolve: ({ decision }) => decision,
    }),
  }),
})

/** The rows of the items of one kind, or of both; what is no longer there to see is left out. */
export async function readItems(
  context: Context,
  brief: Brief,
  info: GraphQLResolveInfo,
  kinds: readonly ('Lesson' | 'GoodPractice')[],
): Promise<Item[]> {
  const { db } = context
  const decider = deciderOf(brief.plan)
  const items = (await brief.items()).filter(({ kind }) => kinds.includes(kind))
  const ids = (kind: 'Lesson' | 'GoodPractice') =>
    items.filter(item => item.kind === kind).map(({ id }) => id)
  const selected = (typeName: string, path: string): object =>
    queryFromInfo({ context, info, typeName, paths: [[path]] })
  const published = (kind: 'Lesson' | 'GoodPractice') => ({
    id: { in: ids(kind) },
    state: 'PUBLISHED' as const,
  })
  const [lessons, practices, decisions] = await Promise.all([
    ids('Lesson').length
      ? db.lesson.findMany({ ...selected('Lesson', 'lesson'), where: published('Lesson') })
      : [],
    ids('GoodPractice').length
      ? db.goodPractice.findMany({
          ...selected('GoodPractice', 'practice'),
          where: published('GoodPractice'),
        })
      : [],
    decider && asksFor(info, 'decision')
      ? db.reuse.findMany({ ...selected('Reuse', 'decision'), where: decisionsOf(decider) })
      : [],
  ])
  return items.flatMap(({ id, reasons }) => {
    const lesson = lessons.find(row => row.id === id)
    const practice = practices.find(row => row.id === id)
    const decision = decisions.find(row => (row.lessonId ?? row.practiceId) === id)
    return lesson || practice ? [{ lesson, practice, reasons, decision }] : []
  })
}

export const BriefType = builder.objectRef<Brief>('Brief').implement({
  description:
    'What to know before a visit: at most ten lessons and three good practices, each with why it is here; beside them what is still open, who was there before, who travels there too, and whom to call. It is chosen as it is read, and fixed by the first decision about something in it.',
  fields: t => ({
    lessons: t.field({
      type: [BriefItem],
      description:
        'At most ten lessons, those to read first at the top; one that failed among them where one fits.',
      resolve: (brief, _args, context, info) => readItems(context, brief, info, ['Lesson']),
    }),
    practices: t.field({
      type: [BriefItem],
      description: 'At most three good practices.',
      resolve: (brief, _args, context, info) => readItems(context, brief, info, ['GoodPractice']),
    }),
    undecided: t.int({
      description: 'How many of them wait for a decision.',
      resolve: (brief, _args, { db }) => undecidedOf(brief, db),
    }),
    fixedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day of the first decision, since when it stays as it was; null before that.',
      resolve: ({ fixed }) => fixed?.fixedOn,
    }),
    refreshedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it was last chosen anew (refreshBrief); null where it never was.',
      resolve: ({ fixed }) => fixed?.refreshedOn,
    }),
    version: t.int({
      nullable: true,
      description: 'Send it as expectedVersion with refreshBrief; null while it is not fixed.',
      resolve: ({ fixed }) => fixed?.version,
    }),
    withdrawn: t.int({
      description: 'How many items were withdrawn since it was fixed; they are no longer shown.',
      resolve: ({ withdrawn }) => withdrawn,
    }),
    note: t.string({
      nullable: true,
      description:
        'What its reader should know of it: that something was withdrawn, or that nothing fits yet.',
      args: { language: t.arg(language) },
      resolve: async (brief, args, context) => {
        const reader = languageFor(args, context)
        if (brief.withdrawn > 0) return say(reader, 'briefs.note.withdrawn', { count: brief.withdrawn })
        return (await brief.items()).length === 0 ? say(reader, 'briefs.note.empty') : null
      },
    }),
  }),
})

/** Two searches for each brief. */
export const briefCost = { own: 12_000 } satisfies OwnCost
