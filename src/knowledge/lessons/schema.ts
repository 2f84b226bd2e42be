import { builder } from '../../builder.ts'
import type { OwnCost } from '../../graphql/cost/weigh-field.ts'
import { LanguageEnum, PillarEnum, VisibilityEnum } from '../../graphql/enums.ts'
import { labelOf, languageFor } from '../../graphql/labels.ts'
import { Municipality } from '../../field/municipalities/schema.ts'
import { Partnership } from '../../field/partnerships/schema.ts'
import { Person } from '../../field/people/schema.ts'
import { Finding } from '../../visits/findings/schema.ts'
import { Visit } from '../../visits/visits/schema.ts'
import { LevelEnum, OutcomeEnum, StateEnum } from '../enums.ts'
import { showsOrigin } from './rules.ts'

export const Collection = builder.prismaNode('Collection', {
  id: { field: 'id' },
  nullable: true,
  description: 'A body of lessons with one origin: our own, or one that was imported whole.',
  fields: t => ({
    code: t.exposeString('code', { description: 'Its name for programs, such as own or ifrc.' }),
    label: t.string({
      description: 'Its name for people.',
      args: { language: t.arg({ type: LanguageEnum, description: "Otherwise the request's language." }) },
      resolve: (row, args, context) => labelOf(row, languageFor(args, context)),
    }),
    sourceUrl: t.exposeString('sourceUrl', { nullable: true, description: 'Where it was taken from.' }),
  }),
})

export const Lesson = builder.prismaNode('Lesson', {
  id: { field: 'id', description: 'Its opaque id.' },
  nullable: true,
  description: 'What was learned, so that the next municipality need not learn it again.',
  fields: t => ({
    number: t.exposeInt('number', {
      description: 'A short number to say on the phone and to print: lesson 214.',
    }),
    title: t.exposeString('title', { description: 'In a few words, at most 200 characters.' }),
    titleIsMade: t.exposeBoolean('titleIsMade', {
      description: 'The source has no title; this one was made from its text.',
    }),
    language: t.expose('language', { type: LanguageEnum, description: 'In which language it is written.' }),
    context: t.exposeString('context', { nullable: true, description: 'Where and in which circumstances.' }),
    whatHappened: t.exposeString('whatHappened', {
      nullable: true,
      description: 'What was done and what came of it.',
    }),
    why: t.exposeString('why', { nullable: true, description: 'Why it went as it went.' }),
    lesson: t.exposeString('lesson', { description: 'What others should know.' }),
    recommendation: t.exposeString('recommendation', {
      nullable: true,
      description: 'What to do next time.',
    }),
    recommendedTo: t.exposeString('recommendedTo', {
      nullable: true,
      description: 'To whom the recommendation speaks.',
    }),
    holdsWhen: t.exposeString('holdsWhen', {
      nullable: true,
      description: 'In which circumstances it holds.',
    }),
    evidence: t.exposeString('evidence', { nullable: true, description: 'What shows that it is so.' }),
    outcome: t.expose('outcome', { type: OutcomeEnum, description: 'How it turned out.' }),
    level: t.expose('level', {
      type: LevelEnum,
      nullable: true,
      description: 'Programme execution, process or result.',
    }),
    pillars: t.expose('pillars', {
      type: [PillarEnum],
      description: 'Which pillars of governance it is about.',
    }),
    state: t.expose('state', {
      type: StateEnum,
      description: 'Where it stands between its author and its readers.',
    }),
    visibility: t.expose('visibility', {
      type: VisibilityEnum,
      description: 'Who sees it once it is published.',
    }),
    isAnonymous: t.exposeBoolean('anonymous', {
      description: 'Its author and municipality are shown to the association only.',
    }),
    experiencedOn: t.expose('experiencedOn', {
      type: 'Date',
      nullable: true,
      description:
        'When it was experienced: as its author or its source says, or the first day of the month of its visit.',
    }),
    reviewOn: t.expose('reviewOn', {
      type: 'Date',
      nullable: true,
      description: 'When it should be looked at again; past that day it may be stale.',
    }),
    source: t.field({
      type: LessonSource,
      nullable: true,
      description: 'Where it was taken from, when not from a visit on record.',
      resolve: row =>
        row.sourceDocument || row.sourcePage || row.sourceUrl || row.sourceOutcome ? row : null,
    }),
    collection: t.relation('collection', { description: 'The body of lessons it belongs to.' }),
    policyDomains: t.relation('policyDomains', {
      description: 'What it is about: at most three.',
      extensions: { cost: { rows: 3 } satisfies OwnCost },
      query: { orderBy: [{ position: 'asc' }, { code: 'asc' }] },
    }),
    missionTypes: t.relation('missionTypes', {
      description: 'For which kinds of visit it matters.',
      extensions: { cost: { rows: 4 } satisfies OwnCost },
      query: { orderBy: { rank: 'asc' } },
    }),
    countries: t.relation('countries', {
      description: 'Where it was learned.',
      query: { orderBy: { code: 'asc' } },
    }),
    finding: t.field({
      type: Finding,
      nullable: true,
      description:
        'The finding that it came of; for those who see inside its visit, and not of an anonymous lesson.',
      select: (_args, _context, nested) => ({ finding: nested(true) }),
      resolve: (row, _args, { viewer }) => (showsOrigin(viewer, row) ? row.finding : null),
    }),
    visit: t.field({
      type: Visit,
      nullable: true,
      description:
        'The visit on which it was learned; for those who are signed in, and not of an anonymous lesson.',
      select: (_args, _context, nested) => ({ visit: nested(true) }),
      resolve: (row, _args, { viewer }) => (showsOrigin(viewer, row) ? row.visit : null),
    }),
    partnership: t.field({
      type: Partnership,
      nullable: true,
      description: 'The partnership in which it was learned; not of an anonymous lesson.',
      select: (_args, _context, nested) => ({ partnership: nested(true) }),
      resolve: (row, _args, { viewer }) => (showsOrigin(viewer, row) ? row.partnership : null),
    }),
    municipality: t.field({
      type: Municipality,
      nullable: true,
      description: "Its author's municipality; not of an anonymous lesson.",
      select: (_args, _context, nested) => ({ municipality: nested(true) }),
      resolve: (row, _args, { viewer }) => (showsOrigin(viewer, row) ? row.municipality : null),
    }),
    author: t.field({
      type: Person,
      nullable: true,
      description: 'Whom to call, when the author agreed to be named to colleagues.',
      select: (_args, _context, nested) => ({ author: { select: { person: nested(true) } } }),
      resolve: (row, _args, { viewer }) => (showsOrigin(viewer, row) ? row.author?.person : null),
    }),
    original: t.relation('original', {
      nullable: true,
      description: 'The wording first sent in; for its author and the association.',
    }),
    reviews: t.relation('reviews', {
      description: 'What editors judged, latest first; for its author and the association.',
      query: { orderBy: [{ at: 'desc' }, { id: 'desc' }] },
    }),
    version: t.exposeInt('version', {
      description: 'Counts its changes; send it as expectedVersion when you edit.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was captured or imported.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last published.',
    }),
  }),
})

interface Source {
  sourceDocument: string | null
  sourcePage: string | null
  sourceUrl: string | null
  sourceOutcome: string | null
}

const LessonSource = builder.objectRef<Source>('LessonSource')
LessonSource.implement({
  description: 'The document or page a lesson was taken from.',
  fields: t => ({
    document: t.exposeString('sourceDocument', { nullable: true, description: 'The title of the document.' }),
    page: t.exposeString('sourcePage', {
      nullable: true,
      description: 'Where in the document, as printed on it.',
    }),
    url: t.exposeString('sourceUrl', { nullable: true, description: 'Its address.' }),
    outcome: t.exposeString('sourceOutcome', {
      nullable: true,
      description: 'How the source itself files it, in its own word.',
    }),
  }),
})

builder.prismaObject('LessonOriginal', {
  description: 'The wording of a lesson as it was first sent in.',
  fields: t => ({
    title: t.exposeString('title', { description: 'The title first sent in.' }),
    context: t.exposeString('context', { nullable: true, description: 'The context first sent in.' }),
    whatHappened: t.exposeString('whatHappened', {
      nullable: true,
      description: 'What happened, as first told.',
    }),
    why: t.exposeString('why', { nullable: true, description: 'Why, as first told.' }),
    lesson: t.exposeString('lesson', { description: 'The lesson first sent in.' }),
    recommendation: t.exposeString('recommendation', {
      nullable: true,
      description: 'The recommendation first sent in.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was sent in.' }),
  }),
})

builder.prismaObject('LessonReview', {
  description: "An editor's judgement of a lesson in review.",
  fields: t => ({
    significant: t.exposeBoolean('significant', {
      description: 'It matters: others gain or lose by knowing it.',
    }),
    valid: t.exposeBoolean('valid', { description: 'It is true, as far as can be checked.' }),
    applicable: t.exposeBoolean('applicable', { description: 'Others can act on it.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the editor says to the author.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was judged.' }),
  }),
})
