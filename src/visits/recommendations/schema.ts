import { builder } from '../../builder.ts'
import { dayOf } from '../../field/day.ts'
import { Visit } from '../visits/schema.ts'
import { statusOf } from './rules.ts'

export const RecommendationResponseEnum = builder.enumType('RecommendationResponse', {
  description: 'What was answered to a recommendation.',
  values: {
    ACCEPTED: { description: 'It is taken up.' },
    PARTLY: { description: 'Part of it is taken up; the reason says which part is not, and why.' },
    REFUSED: { description: 'It is not taken up; the reason says why.' },
  } as const,
})

export const RecommendationProgressEnum = builder.enumType('RecommendationProgress', {
  description: 'How far the following up of a recommendation has come.',
  values: {
    NOT_BEGUN: { description: 'Nothing was done about it yet.' },
    UNDER_WAY: { description: 'Somebody is at it.' },
    DONE: { description: 'What was taken up is done.' },
    GIVEN_UP: { description: 'It was begun or taken up, and will not be done.' },
  } as const,
})

export const RecommendationStatusEnum = builder.enumType('RecommendationStatus', {
  description: 'What a recommendation has come to, today.',
  values: {
    OPEN: { description: 'To be done, and not due yet; answered or not.' },
    OVERDUE: { description: 'To be done, and its day has passed.' },
    DONE: { description: 'Done.' },
    GIVEN_UP: { description: 'Taken up, and given up since.' },
    REFUSED: { description: 'Whoever it was made to does not take it up.' },
    WITHDRAWN: { description: 'Those who made it took it back.' },
  } as const,
})

const FollowUp = builder.prismaObject('RecommendationFollowUp', {
  description: 'How far a recommendation had come on a day.',
  fields: t => ({
    asOf: t.expose('asOf', { type: 'Date', description: 'The day on which it stood so.' }),
    progress: t.expose('progress', { type: RecommendationProgressEnum, description: 'How far.' }),
    note: t.exposeString('note', { nullable: true, description: 'What was done, or what is in the way.' }),
  }),
})

export const Recommendation = builder.prismaNode('Recommendation', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    "What somebody should do after a visit, by when, what was answered, and how far it has come. For the visit's municipalities, North and South, and the association.",
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: recommendation 12.',
    }),
    visit: t.relation('visit', { type: Visit, description: 'On which visit it was made.' }),
    text: t.exposeString('text', { description: 'What should be done.' }),
    municipality: t.relation('municipality', {
      nullable: true,
      description: 'The municipality that should do it; null where it is none on record.',
    }),
    recommendedTo: t.exposeString('recommendedTo', {
      nullable: true,
      description: 'Who should do it, within that municipality or elsewhere: a service, a post.',
    }),
    dueOn: t.expose('dueOn', { type: 'Date', description: 'The last day on which it is in time.' }),
    status: t.field({
      type: RecommendationStatusEnum,
      description: 'What it has come to, today.',
      resolve: (row, _args, { now }) => statusOf(row, dayOf(now)),
    }),
    response: t.expose('response', {
      type: RecommendationResponseEnum,
      nullable: true,
      description: 'What was answered; null while nobody has.',
    }),
    responseReason: t.exposeString('responseReason', {
      nullable: true,
      description: 'Why; always there where it was refused or taken up in part.',
    }),
    respondedOn: t.expose('respondedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the answer.',
    }),
    progress: t.expose('progress', {
      type: RecommendationProgressEnum,
      description: 'How far it has come, by its latest follow-up.',
    }),
    followUps: t.relation('followUps', {
      type: FollowUp,
      description: 'How far it had come on which days, the latest first.',
      query: { orderBy: [{ asOf: 'desc' }, { createdAt: 'desc' }] },
    }),
    withdrawnOn: t.expose('withdrawnOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was taken back.',
    }),
    withdrawnReason: t.exposeString('withdrawnReason', {
      nullable: true,
      description: 'Why it was taken back.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
