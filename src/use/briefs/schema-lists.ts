import { builder } from '../../builder.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { MissionTypeCodeEnum } from '../../field/mission-types/schema.ts'
import { VisitInvitation } from '../../visits/invitations/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { briefOf } from './brief.ts'
import { findBrief } from './find-brief.ts'
import { invitationNeeds, planOfInvitation } from './invitation-plan.ts'
import { planNeeds, planOf } from './read-plan.ts'
import { readPreview } from './read-preview.ts'
import { briefCost, BriefItem, BriefType, readItems } from './schema.ts'

const BriefPlanInput = builder.inputType('BriefPlanInput', {
  description: 'What is known of a visit that is not on record yet; any part can be left out, but not all.',
  fields: t => ({
    title: t.string({ description: 'What the visit is, in at most 200 characters.' }),
    purpose: t.string({ description: 'What it is to achieve.' }),
    termsOfReference: t.string({ description: 'What the delegation is asked to do.' }),
    missionTypes: t.field({ type: [MissionTypeCodeEnum], description: 'Its finalities.' }),
    policyDomains: t.stringList({ description: 'Codes of the policy domains it is about.' }),
    countries: t.stringList({
      description: 'ISO codes of the countries it goes to; those of the southern partners unless given.',
    }),
    partnerships: t.globalIDList({ for: [Partnership], description: 'The partnerships it is part of.' }),
    startsOn: t.field({ type: 'Date', description: 'The first day, for who travels there too.' }),
  }),
})

builder.prismaObjectField('Visit', 'brief', t =>
  t.field({
    type: BriefType,
    nullable: true,
    extensions: { cost: briefCost },
    description:
      'What to know before this visit; null for all but its municipalities, North and South, and the association. Who reads it finds in it nothing that he may not see; the association reads it as those who travel do. Of a visit that the association organises for several it is the brief of all together; each partnership has its own (invitations { brief }).',
    select: (_args, { viewer }) => planNeeds(viewer),
    resolve: (row, _args, context) => {
      const plan = planOf(row, context.viewer)
      return plan ? briefOf(context, plan, row.brief) : null
    },
  }),
)

builder.prismaObjectField('VisitInvitation', 'brief', t =>
  t.field({
    type: BriefType,
    extensions: { cost: briefCost },
    description:
      'What this partnership should know before the one visit: by its own aims, its partner, and its domains as far as the visit is about them. It decides on it for itself once it comes along (decideOnLesson with this invitation), and that fixes it. Who was invited and has not answered finds the papers of the visit in no reason.',
    select: (_args, { viewer }) => invitationNeeds(viewer),
    resolve: (row, _args, context) => briefOf(context, planOfInvitation(row, context.viewer), row.brief),
  }),
)

builder.queryFields(t => ({
  briefPreview: t.field({
    type: BriefType,
    extensions: { cost: briefCost },
    description: 'The brief of a visit that is not on record yet, of what the viewer may see.',
    args: { plan: t.arg({ type: BriefPlanInput, required: true, description: 'What is known of it.' }) },
    resolve: async (_root, { plan }, context) => {
      const partnerships = plan.partnerships?.map(({ id }) => id)
      return briefOf(context, await readPreview(context, { ...plan, partnerships }))
    },
  }),

  briefItems: t.field({
    type: [BriefItem],
    extensions: { cost: briefCost },
    description:
      "The lessons and good practices of a visit's brief in one list, as for a file (/export/briefItems.csv?visit=…); empty where there is no such visit, or none that the viewer sees from within.",
    args: {
      visit: t.arg.globalID({ for: [Visit], required: true, description: 'Of which visit.' }),
      invitation: t.arg.globalID({
        for: [VisitInvitation],
        description: 'Of one of those who travel together, the brief of its own partnership.',
      }),
    },
    resolve: async (_root, { visit, invitation }, context, info) => {
      const brief = await findBrief(context, { visitId: visit.id, invitationId: invitation?.id })
      return brief ? readItems(context, brief, info, ['Lesson', 'GoodPractice']) : []
    },
  }),
}))
