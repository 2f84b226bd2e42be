import type { Prisma } from '../../db/generated/client/client.ts'
import type { Cell } from './cell.ts'

/** What a list needs of a lesson; links in one order, so that the same lesson always reads the same. */
export const listedLesson = {
  collection: { select: { code: true } },
  visit: { select: { number: true } },
  partnership: { select: { number: true } },
  municipality: { select: { name: true, countryCode: true } },
  policyDomains: { select: { code: true }, orderBy: { code: 'asc' } },
  missionTypes: { select: { code: true }, orderBy: { code: 'asc' } },
  countries: { select: { code: true }, orderBy: { code: 'asc' } },
} as const satisfies Prisma.LessonInclude

export type ListedLesson = Prisma.LessonGetPayload<{ include: typeof listedLesson }>

/** How a cell is read back; what is `fixed` is told by a list and never taken from one. */
export type CellKind =
  | 'fixed'
  | 'id'
  | 'number'
  | 'text'
  | 'code'
  | 'language'
  | 'flag'
  | 'date'
  | 'address'
  | 'codes'
  | 'policyDomains'
  | 'missionTypes'
  | 'countries'
  | 'municipality'

export interface LessonColumn {
  name: string
  kind: CellKind
  read(lesson: ListedLesson): Cell
}

const codesOf = (rows: { code: string }[]) => rows.map(({ code }) => code)
const dayOf = (day: Date | null) => day?.toISOString().slice(0, 10) ?? null
/** Who wrote an anonymous lesson must not follow from where it was learned. */
const unlessAnonymous = <T>(lesson: ListedLesson, value: T) => (lesson.anonymous ? null : value)

/** One list of columns for export and import: its order is the order in the file. */
export const LESSON_COLUMNS = [
  { name: 'id', kind: 'id', read: lesson => globalLessonId(lesson.id) },
  { name: 'number', kind: 'fixed', read: lesson => lesson.number },
  { name: 'version', kind: 'number', read: lesson => lesson.version },
  { name: 'collection', kind: 'fixed', read: lesson => lesson.collection.code },
  { name: 'state', kind: 'code', read: lesson => lesson.state },
  { name: 'visibility', kind: 'code', read: lesson => lesson.visibility },
  { name: 'language', kind: 'language', read: lesson => lesson.language },
  { name: 'title', kind: 'text', read: lesson => lesson.title },
  { name: 'titleIsMade', kind: 'fixed', read: lesson => lesson.titleIsMade },
  { name: 'outcome', kind: 'code', read: lesson => lesson.outcome },
  { name: 'lesson', kind: 'text', read: lesson => lesson.lesson },
  { name: 'context', kind: 'text', read: lesson => lesson.context },
  { name: 'whatHappened', kind: 'text', read: lesson => lesson.whatHappened },
  { name: 'why', kind: 'text', read: lesson => lesson.why },
  { name: 'recommendation', kind: 'text', read: lesson => lesson.recommendation },
  { name: 'recommendedTo', kind: 'text', read: lesson => lesson.recommendedTo },
  { name: 'holdsWhen', kind: 'text', read: lesson => lesson.holdsWhen },
  { name: 'evidence', kind: 'text', read: lesson => lesson.evidence },
  { name: 'level', kind: 'code', read: lesson => lesson.level },
  { name: 'pillars', kind: 'codes', read: lesson => lesson.pillars.toSorted() },
  { name: 'policyDomains', kind: 'policyDomains', read: lesson => codesOf(lesson.policyDomains) },
  { name: 'missionTypes', kind: 'missionTypes', read: lesson => codesOf(lesson.missionTypes) },
  { name: 'countries', kind: 'countries', read: lesson => codesOf(lesson.countries) },
  { name: 'experiencedOn', kind: 'date', read: lesson => dayOf(lesson.experiencedOn) },
  { name: 'reviewOn', kind: 'date', read: lesson => dayOf(lesson.reviewOn) },
  { name: 'visit', kind: 'number', read: lesson => unlessAnonymous(lesson, lesson.visit?.number ?? null) },
  {
    name: 'partnership',
    kind: 'number',
    read: lesson => unlessAnonymous(lesson, lesson.partnership?.number ?? null),
  },
  {
    name: 'municipality',
    kind: 'municipality',
    read: ({ municipality, ...lesson }) =>
      municipality && !lesson.anonymous ? `${municipality.name} (${municipality.countryCode})` : null,
  },
  { name: 'anonymous', kind: 'flag', read: lesson => lesson.anonymous },
  { name: 'sourceDocument', kind: 'text', read: lesson => lesson.sourceDocument },
  { name: 'sourcePage', kind: 'text', read: lesson => lesson.sourcePage },
  { name: 'sourceUrl', kind: 'address', read: lesson => lesson.sourceUrl },
  { name: 'sourceOutcome', kind: 'fixed', read: lesson => lesson.sourceOutcome },
  { name: 'changedAt', kind: 'fixed', read: lesson => lesson.updatedAt.toISOString() },
  { name: 'publishedAt', kind: 'fixed', read: lesson => lesson.publishedAt?.toISOString() ?? null },
] as const satisfies readonly LessonColumn[]

export type LessonColumnName = (typeof LESSON_COLUMNS)[number]['name']

/** The id under which the API knows the lesson. */
export function globalLessonId(id: string): string {
  return Buffer.from(`Lesson:${id}`).toString('base64')
}
