import type { PrismaClient } from '../../db/generated/client/client.ts'
import { transact } from '../../db/transact.ts'
import { insertLessons } from './insert-lessons.ts'
import { newIds } from '../../db/new-ids.ts'
import type { NewLesson } from './new-lesson.ts'
import type { OwnLesson } from './own-lesson.ts'
import type { OwnPlace } from './own-places.ts'

export interface OwnTaking {
  key: string
  digest: string
  lesson: OwnLesson
  place: OwnPlace
}

/** Writes the new lessons of a batch with the wording as it came in and a first revision. */
export async function insertOwnLessons(
  prisma: PrismaClient,
  takings: OwnTaking[],
  collectionId: string,
  now: Date,
): Promise<void> {
  if (takings.length === 0) return
  const ids = newIds(takings.length, now.getTime())
  const lessons = takings.map((taking, at) => newLesson(taking, ids[at] ?? '', collectionId, now))
  await transact(prisma, async tx => {
    await insertLessons(tx, lessons)
    await tx.$executeRaw`
      insert into lesson_original (lesson_id, title, context, what_happened, why, lesson, recommendation, at)
      select id, title, context, what_happened, why, lesson, recommendation, created_at
      from lesson where id = any (${ids}::uuid[])`
    await tx.revision.createMany({
      data: lessons.map(({ id, state }) => ({
        kind: 'Lesson',
        subjectId: id,
        action: 'import',
        toState: state,
        fields: [],
        at: now,
      })),
    })
  })
}

function newLesson(
  { key, digest, lesson, place }: OwnTaking,
  id: string,
  collectionId: string,
  now: Date,
): NewLesson {
  const { wording, state } = lesson
  return {
    id,
    collection_id: collectionId,
    source_key: key,
    source_digest: digest,
    title: wording.title,
    title_is_made: false,
    language: wording.language ?? 'nl',
    context: wording.context ?? null,
    what_happened: wording.whatHappened ?? null,
    why: wording.why ?? null,
    lesson: wording.lesson,
    recommendation: wording.recommendation ?? null,
    recommended_to: wording.recommendedTo ?? null,
    holds_when: wording.holdsWhen ?? null,
    evidence: wording.evidence ?? null,
    outcome: wording.outcome,
    level: wording.level ?? null,
    pillars: wording.pillars ?? [],
    state,
    visibility: wording.visibility ?? 'INTERNAL',
    anonymous: wording.anonymous ?? false,
    experienced_on: isoDay(wording.experiencedOn),
    review_on: isoDay(wording.reviewOn),
    source_document: wording.sourceDocument ?? null,
    source_page: wording.sourcePage ?? null,
    source_url: wording.sourceUrl ?? null,
    source_outcome: null,
    visit_id: place.visitId ?? null,
    partnership_id: place.partnershipId ?? null,
    municipality_id: place.municipalityId ?? null,
    published_at: state === 'PUBLISHED' ? now : null,
    created_at: now,
    updated_at: now,
    policyDomains: wording.policyDomains ?? [],
    missionTypes: wording.missionTypes ?? [],
    countries: wording.countries ?? [],
  }
}

const isoDay = (day: Date | null | undefined) => day?.toISOString().slice(0, 10) ?? null
