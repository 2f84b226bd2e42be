import type { ImportedLesson } from './import-record.ts'
import type { NewLesson } from './new-lesson.ts'

/** A lesson from elsewhere as it enters: published and public, since it was both where it comes from. */
export function importedRow(
  { lesson, digest }: { lesson: ImportedLesson; digest: string },
  id: string,
  collectionId: string,
  now: Date,
): NewLesson {
  return {
    id,
    collection_id: collectionId,
    source_key: lesson.sourceKey,
    source_digest: digest,
    title: lesson.title,
    title_is_made: lesson.titleIsMade,
    language: lesson.language,
    context: lesson.context,
    what_happened: lesson.whatHappened,
    why: null,
    lesson: lesson.lesson,
    recommendation: lesson.recommendation,
    recommended_to: null,
    holds_when: null,
    evidence: null,
    outcome: lesson.outcome,
    level: null,
    pillars: [],
    state: 'PUBLISHED',
    visibility: 'PUBLIC',
    anonymous: false,
    experienced_on: lesson.experiencedOn,
    review_on: null,
    source_document: lesson.sourceDocument,
    source_page: null,
    source_url: lesson.sourceUrl,
    source_outcome: lesson.sourceOutcome,
    visit_id: null,
    partnership_id: null,
    municipality_id: null,
    published_at: now,
    created_at: now,
    updated_at: now,
    policyDomains: lesson.policyDomains,
    missionTypes: [],
    countries: lesson.countries,
  }
}
