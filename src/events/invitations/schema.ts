import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { GoodPractice } from '../../knowledge/practices/schema.ts'
import { Question } from '../../knowledge/questions/schema.ts'
import { Event } from '../events/schema.ts'
import { seesReason } from './rules.ts'

export const EventAnswerEnum = builder.enumType('EventAnswer', {
  description: 'What a municipality answers to an invitation to an event.',
  values: {
    COMING: { description: 'It comes.' },
    MAYBE: { description: 'It does not know yet.' },
    NOT_COMING: { description: 'It does not come; the reason says why.' },
  } as const,
})

/** Read under the rule of who sees what: of what one may not see nobody learns that it is brought. */
export const brought = {
  practice: { select: { id: true } },
  lesson: { select: { id: true } },
  question: { select: { id: true } },
} as const

export const EventInvitation = builder.prismaNode('EventInvitation', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'A municipality is invited to an event, and brings one practice or one question. For who organises it, the association, the municipality itself, and once the event is announced for all others who are invited.',
  fields: t => ({
    event: t.relation('event', { type: Event, description: 'To which event.' }),
    municipality: t.relation('municipality', { type: Municipality, description: 'Who is invited.' }),
    invitedBy: t.relation('invitedBy', {
      type: Municipality,
      nullable: true,
      description: 'The municipality that invites it; null where the association does.',
    }),
    text: t.exposeString('text', { nullable: true, description: 'What is written to it.' }),
    answer: t.expose('answer', {
      type: EventAnswerEnum,
      nullable: true,
      description: 'What it answered; null while it has not.',
    }),
    answeredOn: t.expose('answeredOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the answer.',
    }),
    answerReason: t.string({
      nullable: true,
      description:
        'Why, as it was said; null for all but the municipality itself, who invited it, and the association.',
      resolve: (row, _args, { viewer }) => (seesReason(viewer, row) ? row.answerReason : null),
    }),
    practice: t.relation('practice', {
      type: GoodPractice,
      nullable: true,
      description: 'The good practice that it brings.',
    }),
    lesson: t.relation('lesson', {
      type: Lesson,
      nullable: true,
      description: 'The practice that it brings, as a lesson of what it does.',
    }),
    question: t.relation('question', {
      type: Question,
      nullable: true,
      description: 'The question that it brings.',
    }),
    hasBrought: t.boolean({
      description: 'Whether it has said what it brings: a practice or a question that the viewer may see.',
      select: brought,
      resolve: ({ practice, lesson, question }) => Boolean(practice ?? lesson ?? question),
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was sent.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Event', 'invitations', t =>
  t.relation('invitations', {
    type: EventInvitation,
    description:
      'Who is invited to it, in the order in which it was sent: those invitations that the viewer may see.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
)
