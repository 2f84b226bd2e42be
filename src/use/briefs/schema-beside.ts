import { builder } from '../../builder.ts'
import { recommendationFilter } from '../../visits/recommendations/recommendation-filter.ts'
import { peopleToCall, visitsBefore, visitsBeside } from './beside.ts'
import { BriefType } from './schema.ts'

/** A brief is to be read in five minutes. */
const most = 10

builder.objectFields(BriefType, t => ({
  openRecommendations: t.prismaField({
    type: ['Recommendation'],
    description:
      'What earlier visits of its partnerships recommended and is still to be done, at most ten, what is due first; as far as the viewer may see them.',
    resolve: async (query, { plan }, _args, context) =>
      context.db.recommendation.findMany({
        ...query,
        where: await recommendationFilter(context, {
          statuses: ['OPEN', 'OVERDUE'],
          partnerships: plan.partnerships,
        }),
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        take: most,
      }),
  }),
  earlierVisits: t.prismaField({
    type: ['Visit'],
    description:
      'Earlier visits of its partnerships, or where it has none to its countries: at most ten, the latest first.',
    resolve: (query, { plan }, _args, { db, now }) =>
      db.visit.findMany({
        ...query,
        where: visitsBefore(plan, now),
        orderBy: [{ month: 'desc' }, { id: 'desc' }],
        take: most,
      }),
  }),
  travelToo: t.prismaField({
    type: ['Visit'],
    description:
      'Visits of others to the same region in the same month, the one before or the one after: at most ten, the earliest first.',
    resolve: async (query, { plan }, _args, { db, now }) =>
      db.visit.findMany({
        ...query,
        where: visitsBeside(plan, now, await db.$memory.heard()),
        orderBy: [{ month: 'asc' }, { id: 'asc' }],
        take: most,
      }),
  }),
  contacts: t.prismaField({
    type: ['Person'],
    description:
      'Whom to call, of those who agreed to be named to colleagues: who coordinates a partnership there, and who wrote a lesson of this brief. At most ten, by name.',
    resolve: async (query, brief, _args, { db, viewer }) =>
      db.person.findMany({
        ...query,
        where: peopleToCall(brief.plan, await brief.items(), viewer),
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: most,
      }),
  }),
}))
