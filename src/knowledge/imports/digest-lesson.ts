import { createHash } from 'node:crypto'
import type { ImportedLesson } from './import-record.ts'

/** The fields that an import writes, and by whose change a lesson counts as changed. */
export const IMPORTED_FIELDS = [
  'title',
  'titleIsMade',
  'language',
  'context',
  'whatHappened',
  'lesson',
  'recommendation',
  'outcome',
  'experiencedOn',
  'sourceDocument',
  'sourceUrl',
  'sourceOutcome',
  'policyDomains',
  'countries',
] as const satisfies readonly (keyof ImportedLesson)[]

export type ImportedContent = Pick<ImportedLesson, (typeof IMPORTED_FIELDS)[number]>

export function digestLesson(lesson: ImportedContent): string {
  const values = IMPORTED_FIELDS.map(field => comparable(lesson[field]))
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url')
}

export function changedFields(before: ImportedContent, after: ImportedContent): string[] {
  const said = (lesson: ImportedContent, field: keyof ImportedContent) =>
    JSON.stringify(comparable(lesson[field]))
  return IMPORTED_FIELDS.filter(field => said(before, field) !== said(after, field))
}

const comparable = (value: ImportedContent[keyof ImportedContent]) =>
  Array.isArray(value) ? value.toSorted() : value
