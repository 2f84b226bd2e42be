import { builder } from '../../builder.ts'
import { PillarEnum } from '../../graphql/enums.ts'
import { dayOf } from '../../field/day.ts'
import { ownership, seesInside } from './rules.ts'
import { visitStatus } from './visit-status.ts'

const VisitPlace = builder.prismaObject('VisitPlace', {
  description: 'A place on a visit: a municipality on record, or a name in a country.',
  fields: t => ({
    country: t.relation('country', { description: 'The country it lies in.' }),
    municipality: t.relation('municipality', {
      nullable: true,
      description: 'The municipality on record, where it is one.',
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'What it is called, where it is not on record: a candidate, a field site.',
    }),
    isCandidate: t.exposeBoolean('isCandidate', {
      description: 'Whether it was visited as a possible partner.',
    }),
  }),
})

const Delegate = builder.prismaObject('Delegate', {
  description: 'One member of the delegation.',
  fields: t => ({
    person: t.relation('person', {
      nullable: true,
      description:
        'Who it is; null when nobody is named, or when that person did not agree to be named to colleagues.',
    }),
    jobTitle: t.exposeString('jobTitle', {
      nullable: true,
      description: 'As what he or she travels, such as mayor.',
    }),
    municipality: t.relation('municipality', { nullable: true, description: 'For which municipality.' }),
  }),
})

export const VisitStatusEnum = builder.enumType('VisitStatus', {
  description: 'Where a visit stands, today.',
  values: {
    DRAFT: { description: 'It is being thought out; those who make it see it, and the association.' },
    PLANNED: { description: 'Its first day is still to come, or only its month is known.' },
    UNDER_WAY: { description: 'Today is one of its days.' },
    OVER: { description: 'It was made, and nothing is reported yet.' },
    REPORTED: { description: 'It was made, and its report is there.' },
    CLOSED: { description: 'All that it was to lead to is on record.' },
    CANCELLED: { description: 'It was not made.' },
  } as const,
})

const inside = "Null for all but the visit's municipalities, North and South, and the association."

export const Visit = builder.prismaNode('Visit', {
  description:
    'A work visit: a delegation travels to a partner, or to find one. Its outline is for all who are signed in; days, delegation, places and papers are for its municipalities, North and South, and the association.',
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: visit 31.',
    }),
    title: t.exposeString('title', { description: 'What the visit is, in a few words.' }),
    month: t.expose('month', {
      type: 'Date',
      description: 'The first day of the month in which it starts: what everybody who is signed in may know.',
    }),
    missionTypes: t.relation('missionTypes', {
      description: 'Its finalities, the most relevant for the association to join first.',
      query: { orderBy: { rank: 'asc' } },
    }),
    policyDomains: t.relation('policyDomains', {
      description: 'What it is about.',
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    countries: t.relation('countries', {
      description: 'Where it goes.',
      query: { orderBy: { code: 'asc' } },
    }),
    municipalities: t.relation('municipalities', {
      description: 'The Flemish municipalities that travel, by name.',
      query: { orderBy: { name: 'asc' } },
    }),
    partnerships: t.relation('partnerships', {
      description: 'The partnerships it is part of, by name; none on a first identification mission.',
      query: { orderBy: { name: 'asc' } },
    }),
    pillars: t.expose('pillars', {
      type: [PillarEnum],
      description: 'The pillars of governance that take part.',
    }),
    programme: t.relation('programme', { nullable: true, description: 'The programme that supports it.' }),
    startsOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The first day; null while only the month is known. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (row.daysFixed && seesInside(viewer, row) ? row.startsOn : null),
    }),
    endsOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The last day; null while only the month is known. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (row.daysFixed && seesInside(viewer, row) ? row.endsOn : null),
    }),
    purpose: t.string({
      nullable: true,
      description: `What it is to achieve. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.purpose : null),
    }),
    termsOfReference: t.string({
      nullable: true,
      description: `The terms of reference: what the delegation is asked to do. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.termsOfReference : null),
    }),
    report: t.string({
      nullable: true,
      description: `What came of it, in the words of the delegation. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.report : null),
    }),
    status: t.field({
      type: VisitStatusEnum,
      nullable: true,
      description: `Where it stands today, between plan and last word. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer, now }) =>
        seesInside(viewer, row) ? visitStatus(row, dayOf(now)) : null,
    }),
    closedOn: t.field({
      type: 'Date',
      nullable: true,
      description: `The day on which it was closed. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.closedOn : null),
    }),
    cancelledReason: t.string({
      nullable: true,
      description: `Why it was not made; null unless it was cancelled. ${inside}`,
      select: (_args, { viewer }) => ownership(viewer),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.cancelledReason : null),
    }),
    places: t.field({
      type: [VisitPlace],
      nullable: true,
      description: `The places it goes to, in the order of the journey. ${inside}`,
      select: (_args, { viewer }, nested) => ({
        ...ownership(viewer),
        places: nested({ orderBy: { position: 'asc' } }),
      }),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.places : null),
    }),
    delegation: t.field({
      type: [Delegate],
      nullable: true,
      description: `Who travels. ${inside}`,
      select: (_args, { viewer }, nested) => ({
        ...ownership(viewer),
        delegation: nested({ orderBy: { position: 'asc' } }),
      }),
      resolve: (row, _args, { viewer }) => (seesInside(viewer, row) ? row.delegation : null),
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was put on record.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})
