import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { isAssociation } from '../../access/viewer.ts'
import type { WeighingReason as Reason } from '../../db/generated/client/enums.ts'
import { RuleError } from '../../errors.ts'
import { ActorChangeKindEnum } from '../../field/actor-changes/schema.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { missionTypeCode } from '../../field/mission-types/rules.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { labelOf, languageFor } from '../../graphql/labels.ts'
import { isOpen, isUndecided } from './rules.ts'
import { ParticipationSideEnum } from './schema.ts'
import { sayExplanation, sayReason, sayWhy } from './weighing/say-weighing.ts'
import { storedParts, storedWeighing } from './weighing/stored-weighing.ts'
import { weighTogether } from './weighing/weigh-together.ts'
import { type Evidence, isComputed, reasons, type Weighed } from './weighing/weigh.ts'

export const WeighingReasonEnum = builder.enumType('WeighingReason', {
  description: 'An additional reason for the association to join a visit, beside its finality.',
  values: {
    SUBSTANTIVE_PROBLEMS: {
      description: 'Serious problems of substance in a policy domain of the cooperation. Stated.',
    },
    RELATIONAL_PROBLEMS: {
      description: 'Serious problems of relations or communication between actors. Stated.',
    },
    CONTINUITY: {
      description: 'Actors changed: a coordinator, a coalition, a counterpart, in North or South. Computed.',
    },
    PLANNED_ACTIVITIES: { description: 'Activities for which the expertise is opportune. Stated.' },
    FOLLOW_UP: {
      description: 'The municipality was not accompanied on a visit in the recent past. Computed.',
    },
    COMBINATION: {
      description: 'Other municipalities travel to the same region in the same weeks. Computed.',
    },
  } as const,
})

const AdviceEnum = builder.enumType('WeighingAdvice', {
  description: 'For what a weighing speaks; people decide.',
  values: {
    JOIN: { description: 'As many additional reasons as the rank needs, or more: it speaks for joining.' },
    DO_NOT_JOIN: { description: 'Fewer than the rank needs: it speaks against joining this time.' },
  } as const,
})

const EvidenceType = builder.objectRef<Evidence>('WeighingEvidence').implement({
  description: 'What speaks for a reason, or for FOLLOW_UP against it.',
  fields: t => ({
    statedBy: t.field({
      type: ParticipationSideEnum,
      nullable: true,
      description: 'Who states it; null for what is on record.',
      resolve: ({ stated }) => stated?.side,
    }),
    sentence: t.string({
      nullable: true,
      description: 'The sentence in which it is stated.',
      resolve: ({ stated }) => stated?.sentence,
    }),
    change: t.field({
      type: ActorChangeKindEnum,
      nullable: true,
      description: 'Which of the actors changed.',
      resolve: ({ changed }) => changed?.change,
    }),
    changedIn: t.string({
      nullable: true,
      description: 'The name of the municipality in which an actor changed.',
      resolve: ({ changed }) => changed?.changedIn,
    }),
    changedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Since when another actor is in place.',
      resolve: ({ changed }) => changed?.changedOn,
    }),
    visit: t.prismaField({
      type: 'Visit',
      nullable: true,
      description: 'The visit that shows it.',
      resolve: (query, { visit, stated }, _args, { db }) => {
        const id = visit?.id ?? stated?.visitId
        return id ? db.visit.findUnique({ ...query, where: { id } }) : null
      },
    }),
    recommendation: t.prismaField({
      type: 'Recommendation',
      nullable: true,
      description: 'The recommendation that shows it.',
      resolve: (query, { stated }, _args, { db }) => {
        const id = stated?.recommendationId
        return id ? db.recommendation.findUnique({ ...query, where: { id } }) : null
      },
    }),
    lesson: t.prismaField({
      type: 'Lesson',
      nullable: true,
      description: 'The lesson that shows it; null for those who may not see it.',
      resolve: (query, { stated }, _args, { db }) => {
        const id = stated?.lessonId
        return id ? db.lesson.findUnique({ ...query, where: { id } }) : null
      },
    }),
  }),
})

interface ReasonOf {
  readonly reason: Reason
  readonly weighed: Weighed
}

const language = { type: LanguageEnum, description: 'In which language; that of the request unless given.' }

const WeighedReason = builder.objectRef<ReasonOf>('WeighedReason').implement({
  description: 'One of the six additional reasons, present or not, and why.',
  fields: t => ({
    reason: t.expose('reason', { type: WeighingReasonEnum, description: 'Which of the six.' }),
    label: t.string({
      description: 'What it is called, within a sentence.',
      args: { language: t.arg(language) },
      resolve: ({ reason }, args, context) => sayReason(reason, languageFor(args, context)),
    }),
    present: t.boolean({
      description: 'Whether it is present.',
      resolve: ({ reason, weighed }) => weighed.reasons.includes(reason),
    }),
    computed: t.boolean({
      description: 'Whether it follows from what is on record; false for what people state.',
      resolve: ({ reason }) => isComputed(reason),
    }),
    evidence: t.field({
      type: [EvidenceType],
      description: 'What it rests on.',
      resolve: ({ reason, weighed }) => weighed.evidence.filter(each => each.reason === reason),
    }),
    text: t.string({
      description: 'Why it is present, or why it is not, in a sentence.',
      args: { language: t.arg(language) },
      resolve: ({ reason, weighed }, args, context) => sayWhy(weighed, reason, languageFor(args, context)),
    }),
  }),
})

export const Weighing = builder.objectRef<Weighed>('Weighing').implement({
  description:
    'Whether the association should join a visit: how relevant its finality is, and which additional reasons are present. An advice, never a verdict.',
  fields: t => ({
    rank: t.exposeInt('rank', {
      description: "The rank of the visit's finality, of several the highest: 1 is the most relevant.",
    }),
    missionType: t.field({
      type: MissionTypeCodeEnum,
      description: 'The finality of that rank.',
      resolve: async ({ rank }, _args, { db }) => missionTypeCode.parse((await finalityOf(db, rank)).code),
    }),
    reasons: t.field({
      type: [WeighedReason],
      description: 'The six additional reasons, present or not, in the order of the leaflet.',
      resolve: weighed => reasons.map(reason => ({ reason, weighed })),
    }),
    required: t.exposeInt('required', {
      description: 'How many additional reasons must be present at that rank.',
    }),
    present: t.int({
      description: 'How many of them are present.',
      resolve: weighed => weighed.reasons.length,
    }),
    advice: t.expose('advice', { type: AdviceEnum, description: 'For what this speaks.' }),
    explanation: t.string({
      description: 'The advice in words.',
      args: { language: t.arg(language) },
      resolve: async (weighed, args, context) => {
        const into = languageFor(args, context)
        return sayExplanation(weighed, labelOf(await finalityOf(context.db, weighed.rank), into), into)
      },
    }),
    decidedAt: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided with, and kept; null for what is computed now.',
    }),
    outdatedSince: t.expose('outdatedSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when the visit, or one that it was combined with, is moved or not made, after it was decided; weighing(asOfNow: true) says what speaks for it now.',
    }),
  }),
})

async function finalityOf(db: Context['db'], rank: number) {
  const memory = await db.$memory.heard()
  const code = memory.where('MissionType', 'rank', rank)[0]?.values['code']
  const found = typeof code === 'string' ? memory.byCode('MissionType', code) : undefined
  if (!found) throw new Error(`There is no finality of rank ${rank}.`)
  return found
}

builder.prismaObjectField('Participation', 'weighing', t =>
  t.field({
    type: Weighing,
    nullable: true,
    description:
      'What was weighed for the decision; before that, and with asOfNow, computed from what is on record now. Null where it ended without a decision, or where it is asked for as of now and all is over.',
    args: {
      asOfNow: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'Computed now, though it was decided already.',
      }),
    },
    select: { id: true, state: true, visitId: true, municipalityId: true, ...storedParts },
    resolve: (row, { asOfNow }, context) => {
      const { id: participationId, state, visitId, municipalityId } = row
      if (isUndecided(state) || (asOfNow && isOpen(state)))
        return weighTogether(context, { participationId, visitId, municipalityId })
      return asOfNow ? null : storedWeighing(row)
    },
  }),
)

builder.prismaObjectField('Visit', 'weighing', t =>
  t.field({
    type: Weighing,
    nullable: true,
    description:
      'Should the association join? Computed from what is on record now, whether somebody asked or not; for a Flemish municipality that travels, and the association. Null for others. Null too for a draft without a finality; a cancelled visit is refused.',
    args: {
      municipality: t.arg.globalID({
        for: [Municipality],
        description: "For which municipality that travels; the viewer's own, or the first by name.",
      }),
    },
    select: {
      id: true,
      cancelledOn: true,
      municipalities: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
      participations: { select: { id: true, municipalityId: true, state: true } },
      missionTypes: { select: { rank: true } },
    },
    resolve: ({ id: visitId, cancelledOn, municipalities, participations, missionTypes }, args, context) => {
      const { viewer } = context
      if (!isAssociation(viewer) && viewer.role !== 'OFFICER') return null
      const may = municipalities.filter(({ id }) => isAssociation(viewer) || id === viewer.municipalityId)
      const wanted = args.municipality?.id
      const municipality = wanted ? may.find(({ id }) => id === wanted) : may[0]
      if (!municipality || !missionTypes.length) return null
      if (cancelledOn) throw new RuleError('This visit was cancelled; there is nothing to weigh.', ['visit'])
      const municipalityId = municipality.id
      const open = participations.find(p => p.municipalityId === municipalityId && isUndecided(p.state))
      return weighTogether(context, { participationId: open?.id ?? null, visitId, municipalityId })
    },
  }),
)
