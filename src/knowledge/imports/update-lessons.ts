import type { Transaction } from '../../db/transact.ts'
import { LINKS, relinkLessons } from './link-lessons.ts'
import type { ImportedContent } from './digest-lesson.ts'

export interface ChangedLesson {
  id: string
  digest: string
  content: ImportedContent
  /** Which of its fields say something else than before. */
  fields: string[]
  /** What its history says of the change, where there is something to say. */
  reason: string | null
}

/** Sets what the source says now; what only people here add (level, mission types, visibility …) stays. */
export async function updateLessons(tx: Transaction, lessons: ChangedLesson[], at: Date): Promise<void> {
  if (lessons.length === 0) return
  const rows = lessons.map(({ id, digest, content }) => ({ ...content, id, digest, at }))
  await tx.$executeRawUnsafe(UPDATE, JSON.stringify(rows))
  for (const link of LINKS) {
    if (link.field !== 'missionTypes') await relinkLessons(tx, link, rows)
  }
  await tx.revision.createMany({
    data: lessons.map(({ id, fields, reason }) => ({
      kind: 'Lesson',
      subjectId: id,
      action: 'import',
      fields,
      reason,
      at,
    })),
  })
}

const UPDATE = `
  update lesson set
    title = row.title, title_is_made = row."titleIsMade", language = row.language, context = row.context,
    what_happened = row."whatHappened", lesson = row.lesson, recommendation = row.recommendation,
    outcome = row.outcome, experienced_on = row."experiencedOn", source_document = row."sourceDocument",
    source_url = row."sourceUrl", source_outcome = row."sourceOutcome", source_digest = row.digest,
    version = lesson.version + 1, updated_at = row.at
  from jsonb_to_recordset($1::jsonb) as row (
    id uuid, digest text, at timestamptz, title text, "titleIsMade" boolean, language "Language", context text,
    "whatHappened" text, lesson text, recommendation text, outcome "Outcome", "experiencedOn" date,
    "sourceDocument" text, "sourceUrl" text, "sourceOutcome" text)
  where lesson.id = row.id`
