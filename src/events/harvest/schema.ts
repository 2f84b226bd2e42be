import { whereOriginShows } from '../../access/visible-knowledge.ts'
import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { showsOrigin } from '../../knowledge/lessons/rules.ts'
import { Lesson } from '../../knowledge/lessons/schema.ts'
import { QuestionAnswer } from '../../knowledge/questions/schema.ts'
import { Reuse } from '../../knowledge/reuse/schema.ts'
import { brought, EventInvitation } from '../invitations/schema.ts'
import { Session } from '../sessions/schema.ts'

// What came of an event: from a session to what was learned and answered in it, and back; and all of it together.

const earliestFirst = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]
const sessionsInOrder = [{ position: 'asc' as const }, { id: 'asc' as const }]
const forThoseWhoTakePart =
  'Empty for all but those who organise it, those who are invited, and the association.'
const many = { rows: 20 } satisfies OwnCost

builder.prismaObjectFields('Session', t => ({
  lessons: t.relation('lessons', {
    type: Lesson,
    description: 'What was learned in it, of what the viewer may see, the earliest first.',
    query: (_args, { viewer }) => ({ where: whereOriginShows(viewer), orderBy: earliestFirst }),
  }),
  answers: t.relation('answers', {
    type: QuestionAnswer,
    description: 'What was answered in it, of what the viewer may see, the earliest first.',
    query: { orderBy: earliestFirst },
  }),
}))

builder.prismaObjectField('Lesson', 'session', t =>
  t.field({
    type: Session,
    nullable: true,
    description:
      'The session of an event in which it was learned; for those who take part in the event, and not of an anonymous lesson.',
    select: (_args, _context, nested) => ({ session: nested(true) }),
    resolve: (row, _args, { viewer }) => (showsOrigin(viewer, row) ? row.session : null),
  }),
)

builder.prismaObjectField('QuestionAnswer', 'session', t =>
  t.relation('session', {
    type: Session,
    nullable: true,
    description: 'The session of an event in which it was given; for those who take part in the event.',
  }),
)

builder.prismaObjectFields('Event', t => ({
  brought: t.field({
    type: [EventInvitation],
    extensions: { cost: many },
    description:
      'What was brought to it: the invitations of those who said what they bring, as far as the viewer may see it. Who has brought none yet: eventInvitations(filter: { hasBrought: false }).',
    // As the field invitations reads them, so that both are read at once.
    select: (_args, _context, nested) => ({
      invitations: nested({ orderBy: earliestFirst, include: brought }),
    }),
    resolve: ({ invitations }) =>
      invitations.filter(({ practice, lesson, question }) => practice ?? lesson ?? question),
  }),
  learned: t.field({
    type: [Lesson],
    extensions: { cost: many },
    description: `What was learned in its sessions, of what the viewer may see. ${forThoseWhoTakePart}`,
    select: (_args, { viewer }, nested) => ({
      sessions: {
        orderBy: sessionsInOrder,
        select: { lessons: nested({ where: whereOriginShows(viewer), orderBy: earliestFirst }) },
      },
    }),
    resolve: ({ sessions }) => sessions.flatMap(({ lessons }) => lessons),
  }),
  answered: t.field({
    type: [QuestionAnswer],
    extensions: { cost: many },
    description: `Which questions were answered in its sessions, and with what, of what the viewer may see. ${forThoseWhoTakePart}`,
    select: (_args, _context, nested) => ({
      sessions: { orderBy: sessionsInOrder, select: { answers: nested({ orderBy: earliestFirst }) } },
    }),
    resolve: ({ sessions }) => sessions.flatMap(({ answers }) => answers),
  }),
  usedLater: t.field({
    type: [Reuse],
    extensions: { cost: many },
    description: `What visits decided since it began about what was learned in it or brought to it, by the ledger of reuse, the earliest first, of what the viewer may see there. How often a lesson was used, its standing tells to all. ${forThoseWhoTakePart}`,
    select: (_args, { viewer }, nested) => {
      const reuses = nested({ orderBy: earliestFirst })
      return {
        startsOn: true,
        sessions: {
          orderBy: sessionsInOrder,
          select: {
            lessons: {
              where: whereOriginShows(viewer),
              orderBy: earliestFirst,
              select: { reuses },
            },
          },
        },
        invitations: {
          orderBy: earliestFirst,
          select: { lesson: { select: { reuses } }, practice: { select: { reuses } } },
        },
      }
    },
    resolve: ({ startsOn, sessions, invitations }) =>
      usedSince(startsOn, [
        ...sessions.flatMap(({ lessons }) => lessons),
        ...invitations.flatMap(({ lesson, practice }) => lesson ?? practice ?? []),
      ]),
  }),
}))

/** Each decision once, whether the lesson was brought, learned or both. */
function usedSince<Row extends { id: string; decidedOn: Date }>(
  startsOn: Date,
  items: readonly { reuses: readonly Row[] }[],
): Row[] {
  const since = items.flatMap(({ reuses }) => reuses).filter(({ decidedOn }) => decidedOn >= startsOn)
  return [...new Map(since.map(reuse => [reuse.id, reuse])).values()].sort(
    (a, b) => a.decidedOn.getTime() - b.decidedOn.getTime() || (a.id < b.id ? -1 : 1),
  )
}
