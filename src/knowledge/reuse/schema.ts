import { builder } from '../../builder.ts'
import { User } from '../../field/users/schema.ts'
import { VisitInvitation } from '../../visits/invitations/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { isConfirmedElsewhere, type Standing, standingFor, worthOf } from '../standing.ts'

export const ReuseDecisionEnum = builder.enumType('ReuseDecision', {
  description: 'What a visit does with a lesson or a good practice.',
  values: {
    APPLY: { description: 'It is applied as it is.' },
    ADAPT: { description: 'It is applied otherwise; the reason says how.' },
    NOT_APPLICABLE: { description: 'It is not applied; the reason says why.' },
  } as const,
})

export const ReuseOutcomeEnum = builder.enumType('ReuseOutcome', {
  description: 'What came of a lesson or a good practice that a visit took along.',
  values: {
    HELPED: { description: 'It helped.' },
    MADE_NO_DIFFERENCE: { description: 'It made no difference.' },
    WAS_WRONG: { description: 'It was wrong; the note says what, and an editor looks at it again.' },
  } as const,
})

export const Reuse = builder.prismaNode('Reuse', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    "What was decided about a lesson, or a good practice, for a visit, and what came of it. For the visit's municipalities, North and South, and the association; of a visit for several, what one decided for its own partnership is for that one, its partners and the association.",
  fields: t => ({
    visit: t.relation('visit', { type: Visit, description: 'For which visit.' }),
    invitation: t.relation('invitation', {
      type: VisitInvitation,
      nullable: true,
      description:
        'Which of those who travel together decided it for its own partnership, where the association organises the visit for several; null where it is decided for the visit as a whole.',
    }),
    lesson: t.relation('lesson', {
      nullable: true,
      description: 'About which lesson; null where it is a good practice.',
    }),
    practice: t.relation('practice', {
      nullable: true,
      description: 'About which good practice; null where it is a lesson.',
    }),
    decision: t.expose('decision', { type: ReuseDecisionEnum, description: 'What was decided.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why, or how it is done otherwise; always there unless it is applied as it is.',
    }),
    decidedOn: t.expose('decidedOn', { type: 'Date', description: 'The day of the decision.' }),
    decidedBy: t.relation('decidedBy', {
      type: User,
      nullable: true,
      description:
        'Who decided it: in which role and for which municipality, and the person to those who may know the name. Null where a program did, whose token is of no account: the municipalities of the visit answer for it.',
    }),
    outcome: t.expose('outcome', {
      type: ReuseOutcomeEnum,
      nullable: true,
      description: 'What came of it; null while nobody has told.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What is said of the outcome; always there where it was wrong.',
    }),
    outcomeOn: t.expose('outcomeOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which the outcome was told.',
    }),
    outcomeBy: t.relation('outcomeBy', {
      type: User,
      nullable: true,
      description: 'Who told the outcome, as with `decidedBy`; null while nobody has.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

const StandingType = builder.objectRef<Standing>('LessonStanding').implement({
  description:
    'What became of a lesson on other visits, as numbers: which visits they were, and why, is for those visits and the association (reuses).',
  fields: t => ({
    usedInVisits: t.exposeInt('usedInVisits', {
      description: 'On how many visits it was applied, as it is or otherwise; cancelled ones do not count.',
    }),
    usedInPartnerships: t.exposeInt('usedInPartnerships', {
      description: 'In how many partnerships those visits were made.',
    }),
    helped: t.exposeInt('timesHelped', { description: 'On how many visits it helped.' }),
    madeNoDifference: t.exposeInt('timesNoDifference', {
      description: 'On how many it made no difference.',
    }),
    wasWrong: t.exposeInt('timesWrong', { description: 'On how many it was wrong.' }),
    worth: t.float({
      description:
        'How far it proved itself, from -1 to 1: (helped - wasWrong) / (helped + madeNoDifference + wasWrong + 4). The 4 keeps few voices from being taken for a proof: one visit that it helped makes 0.2, five make 0.56. What is found is put higher or lower by at most a quarter of it.',
      resolve: worthOf,
    }),
    isConfirmedElsewhere: t.boolean({
      description: 'It helped in a partnership beside its own: an editor can make it a good practice.',
      resolve: isConfirmedElsewhere,
    }),
  }),
})

builder.prismaObjectField('Lesson', 'standing', t =>
  t.field({
    type: StandingType,
    description:
      'How far it proved itself on other visits. Planned visits count, drafts and cancelled ones do not; all is nought for those who are not signed in, who see no visits.',
    select: {
      usedInVisits: true,
      usedInPartnerships: true,
      timesHelped: true,
      timesNoDifference: true,
      timesWrong: true,
      helpedElsewhere: true,
    },
    resolve: (row, _args, { viewer }) => standingFor(viewer, row),
  }),
)

const earliestFirst = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]

builder.prismaObjectField('Visit', 'reuses', t =>
  t.relation('reuses', {
    type: Reuse,
    description:
      'What was decided for it about lessons and good practices, the earliest first; empty for all but its municipalities, North and South, and the association. Where several travel, of what each decided for its own partnership what the viewer may see.',
    query: { orderBy: earliestFirst },
  }),
)

builder.prismaObjectField('VisitInvitation', 'reuses', t =>
  t.relation('reuses', {
    type: Reuse,
    description:
      'What was decided about lessons and good practices for this partnership within the one visit, the earliest first.',
    query: { orderBy: earliestFirst },
  }),
)
