import type { Transaction } from '../../db/transact.ts'
import { LINKS, linkLessons } from './link-lessons.ts'
import type { NewLesson } from './new-lesson.ts'

/** Writes lessons with all they are linked to, in one statement a table: thousands a second, which createMany is not. */
export async function insertLessons(tx: Transaction, lessons: NewLesson[]): Promise<void> {
  if (lessons.length === 0) return
  await tx.$executeRawUnsafe(INSERT, JSON.stringify(lessons))
  for (const link of LINKS) await linkLessons(tx, link, lessons)
}

const COLUMNS = {
  id: 'uuid',
  collection_id: 'uuid',
  source_key: 'text',
  source_digest: 'text',
  title: 'text',
  title_is_made: 'boolean',
  language: '"Language"',
  context: 'text',
  what_happened: 'text',
  why: 'text',
  lesson: 'text',
  recommendation: 'text',
  recommended_to: 'text',
  holds_when: 'text',
  evidence: 'text',
  outcome: '"Outcome"',
  level: '"Level"',
  pillars: '"Pillar"[]',
  state: '"State"',
  visibility: '"Visibility"',
  anonymous: 'boolean',
  experienced_on: 'date',
  review_on: 'date',
  source_document: 'text',
  source_page: 'text',
  source_url: 'text',
  source_outcome: 'text',
  visit_id: 'uuid',
  partnership_id: 'uuid',
  municipality_id: 'uuid',
  published_at: 'timestamptz',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
} as const

const names = Object.keys(COLUMNS).join(', ')
const typed = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')

const INSERT = `insert into lesson (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as row (${typed})`
