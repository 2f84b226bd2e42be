import { builder } from '../../builder.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Person } from '../../field/people/schema.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { showsOrigin } from '../lessons/rules.ts'
import { Lesson } from '../lessons/schema.ts'
import { GoodPractice } from '../practices/schema.ts'
import { mostDomains } from './rules.ts'

export const QuestionStateEnum = builder.enumType('QuestionState', {
  description: 'Whether somebody still waits for an answer to a question.',
  values: {
    OPEN: { description: 'Whoever asks waits for an answer, or has not said whether one helped.' },
    ANSWERED: { description: 'Whoever asks says that it is answered, here or elsewhere.' },
    WITHDRAWN: {
      description: 'Whoever asks took it back; only they and the association see it. It can be reopened.',
    },
  } as const,
})

export const Question = builder.prismaNode('Question', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'What a municipality, North or South, wants to know. It is found as a lesson is, by whom its visibility names, and answered by lessons, good practices and people to call.',
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: question 12.',
    }),
    title: t.exposeString('title', { description: 'In a few words, at most 200 characters.' }),
    text: t.exposeString('text', { description: 'What is asked, and what for.' }),
    language: t.expose('language', { type: LanguageEnum, description: 'In which language it is written.' }),
    state: t.expose('state', {
      type: QuestionStateEnum,
      description: 'Whether somebody still waits for an answer.',
    }),
    visibility: t.expose('visibility', { type: VisibilityEnum, description: 'Who sees it.' }),
    neededBy: t.expose('neededBy', {
      type: 'Date',
      nullable: true,
      description: 'The day by which the answer is needed; null where none was named.',
    }),
    municipality: t.relation('municipality', {
      type: Municipality,
      nullable: true,
      description: 'Who asks; null where the association does.',
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Whom to call about it, when the author agreed to be named to colleagues.',
      select: (_args, _context, nested) => ({ author: { select: { person: nested(true) } } }),
      resolve: row => row.author?.person,
    }),
    policyDomains: t.relation('policyDomains', {
      description: `What it is about: at least one, at most ${mostDomains}.`,
      extensions: { cost: { rows: mostDomains } satisfies OwnCost },
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    regions: t.relation('regions', {
      description:
        'For which regions it is asked, beside its countries; none where it is asked for anywhere.',
      query: { orderBy: { code: 'asc' } },
    }),
    countries: t.relation('countries', {
      description: 'For which countries it is asked.',
      query: { orderBy: { code: 'asc' } },
    }),
    closedOn: t.expose('closedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it was answered or withdrawn; null while it is open.',
    }),
    closedReason: t.exposeString('closedReason', {
      nullable: true,
      description: 'How it was answered, where that was said; why it was withdrawn.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const QuestionAnswer = builder.prismaNode('QuestionAnswer', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description:
    'What answers a question: a lesson, a good practice, or a person to call. For those who see the question and that.',
  fields: t => ({
    question: t.relation('question', { type: Question, description: 'What was asked.' }),
    lesson: t.relation('lesson', {
      type: Lesson,
      nullable: true,
      description: 'The lesson that answers it; null where it is something else.',
    }),
    practice: t.relation('practice', {
      type: GoodPractice,
      nullable: true,
      description: 'The good practice that answers it; null where it is something else.',
    }),
    person: t.relation('person', {
      type: Person,
      nullable: true,
      description:
        'Whom to call, of those who agreed to be named to colleagues; null where it is something else. Who takes the agreement back is no answer any more.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What who answered says with it: what to look at, what is different there.',
    }),
    helped: t.exposeBoolean('helped', {
      nullable: true,
      description: 'Whether it helped, as who asked says; null while nobody has.',
    }),
    municipality: t.field({
      type: Municipality,
      nullable: true,
      description:
        'Who answered; null where the association did, and where that would say whose an anonymous lesson is.',
      select: (_args, _context, nested) => ({
        municipality: nested(true),
        lesson: {
          select: { anonymous: true, municipalityId: true, authorId: true, authorTokenId: true },
        },
      }),
      resolve: ({ municipality, lesson }, _args, { viewer }) =>
        municipality && lesson?.municipalityId === municipality.id && !showsOrigin(viewer, lesson)
          ? null
          : municipality,
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was given.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
