import { builder } from '../../builder.ts'
import { dayOf } from '../../field/day.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { LanguageEnum } from '../../graphql/enums.ts'
import { eventStatus } from './event-status.ts'
import { seesInside, takingPart } from './rules.ts'

export const EventFormEnum = builder.enumType('EventForm', {
  description: 'What kind of meeting an event is.',
  values: {
    CONFERENCE: { description: 'A regional conference: many municipalities, several themes.' },
    WORKSHOP: { description: 'A workshop: some work on one theme.' },
    SOUTH_SOUTH_EXCHANGE: { description: 'Southern partners visit each other, or meet.' },
    TRAINING: { description: 'A training: some teach, others learn.' },
  } as const,
})

export const EventStatusEnum = builder.enumType('EventStatus', {
  description: 'Where an event stands, today.',
  values: {
    DRAFT: {
      description: 'It is being thought out; who organises it sees it, who is invited, and the association.',
    },
    ANNOUNCED: { description: 'Its first day is still to come.' },
    UNDER_WAY: { description: 'Today is one of its days.' },
    HELD: { description: 'Its last day has passed.' },
    CLOSED: { description: 'All that it was to lead to is on record.' },
    CANCELLED: { description: 'It is not held, or was broken off.' },
  } as const,
})

const inside = 'Null for all but those who organise it, those who are invited, and the association.'

export const Event = builder.prismaNode('Event', {
  description:
    'Where several municipalities learn together: a conference, a workshop, a south-south exchange or a training. Once it is announced its outline is for all who are signed in; days, place, sessions and who comes are for those who organise it, those who are invited, and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: event 7.',
    }),
    title: t.exposeString('title', { description: 'What it is, in a few words.' }),
    form: t.expose('form', { type: EventFormEnum, description: 'What kind of meeting it is.' }),
    month: t.expose('month', {
      type: 'Date',
      description: 'The first day of the month in which it starts: what everybody who is signed in may know.',
    }),
    policyDomains: t.relation('policyDomains', {
      description: 'Its themes, as policy domains.',
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    concepts: t.relation('concepts', {
      description: 'Its themes, as concepts of the thesaurus.',
      query: { orderBy: { code: 'asc' } },
    }),
    regions: t.relation('regions', {
      description: 'For which regions it is, beside its countries.',
      query: { orderBy: { code: 'asc' } },
    }),
    countries: t.relation('countries', {
      description: 'For which countries it is.',
      query: { orderBy: { code: 'asc' } },
    }),
    languages: t.expose('languages', {
      type: [LanguageEnum],
      description: 'In which languages people speak there.',
    }),
    organisers: t.relation('organisers', {
      type: Municipality,
      description: 'The municipalities that organise it, by name; none where the association does so alone.',
      query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] },
    }),
    programmes: t.relation('programmes', {
      description: 'The programmes that support it.',
      query: { orderBy: { code: 'asc' } },
    }),
    status: t.field({
      type: EventStatusEnum,
      nullable: true,
      description: `Where it stands today. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer, now }) =>
        seesInside(viewer, row) ? eventStatus(row, dayOf(now)) : null,
    }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The first day; null while only the month is known. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (row.daysFixed && seesInside(viewer, row) ? row.startsOn : null),
    }),
    endsOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The last day; null while only the month is known. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (row.daysFixed && seesInside(viewer, row) ? row.endsOn : null),
    }),
    purpose: t.string({
      nullable: true,
      description: `What it is to achieve. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.purpose : null),
    }),
    place: t.string({
      nullable: true,
      description: `Where it is held: a hall, a town. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.place : null),
    }),
    host: t.field({
      type: Municipality,
      nullable: true,
      description: `The municipality on record in which it is held, where it is one. ${inside}`,
      select: (_args, { viewer }, nested) => ({ ...takingPart(viewer), host: nested(true) }),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.host : null),
    }),
    announcedOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The day on which it was announced. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.announcedOn : null),
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The day on which it was closed. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.closedOn : null),
    }),
    cancelledReason: t.string({
      nullable: true,
      description: `Why it is not held; null unless it was cancelled. ${inside}`,
      select: (_args, { viewer }) => takingPart(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.cancelledReason : null),
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you change it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
