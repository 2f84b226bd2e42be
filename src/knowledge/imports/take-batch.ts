import type { PrismaClient } from '../../db/generated/client/client.ts'
import { transact } from '../../db/transact.ts'
import { digestLesson } from './digest-lesson.ts'
import type { ImportedLesson } from './import-record.ts'
import type { ImportReport } from './import-report.ts'
import { insertLessons } from './insert-lessons.ts'
import { newIds } from './new-ids.ts'
import type { NewLesson } from './new-lesson.ts'
import { storedContents, type StoredLesson, storedLessons } from './stored-lessons.ts'
import { updateLessons } from './update-lessons.ts'

export interface Taking {
  line: number
  lesson: ImportedLesson
  isDateInDoubt: boolean
}

export interface Catalogue {
  collectionId: string
  policyDomains: ReadonlySet<string>
  countries: ReadonlySet<string>
}

interface Judged extends Taking {
  digest: string
  stored: StoredLesson | undefined
}

/** One batch, one transaction: all of it is there, or none. */
export async function takeBatch(
  prisma: PrismaClient,
  batch: Taking[],
  catalogue: Catalogue,
  now: Date,
  report: ImportReport,
): Promise<void> {
  if (batch.length === 0) return
  const done = await transact(prisma, async tx => {
    // Two imports of one collection at a time would both find a lesson missing.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`import ${catalogue.collectionId}`}, 0))`
    const keys = batch.map(({ lesson }) => lesson.sourceKey)
    const stored = await storedLessons(tx, catalogue.collectionId, keys)
    const judged = batch.map(taking => judge(taking, stored.get(taking.lesson.sourceKey), catalogue))
    const fresh = judged.filter(({ stored }) => stored === undefined)
    const other = judged.filter(({ stored, digest }) => stored && stored.sourceDigest !== digest)
    await insertLessons(tx, newLessons(fresh, catalogue.collectionId, now))

    const contents = await storedContents(
      tx,
      other.flatMap(({ stored }) => stored?.id ?? []),
    )
    const isAsImported = ({ stored }: Judged) => {
      const content = stored && contents.get(stored.id)
      return content !== undefined && digestLesson(content) === stored?.sourceDigest
    }
    const changed = other.filter(isAsImported)
    const edited = other.filter(one => !isAsImported(one))
    await updateLessons(
      tx,
      changed.flatMap(({ stored, digest, lesson }) =>
        stored ? [{ id: stored.id, digest, content: lesson }] : [],
      ),
      now,
    )
    return { fresh, changed, edited }
  })
  report.taken += done.fresh.length
  report.updated += done.changed.length
  report.unchanged += batch.length - done.fresh.length - done.changed.length - done.edited.length
  for (const { line, stored } of done.edited) {
    const reason = `lesson ${stored?.number} was edited here since it was imported, and stays as it is`
    report.refused.push({ line, field: 'lesson', reason })
  }
}

function judge(taking: Taking, stored: StoredLesson | undefined, catalogue: Catalogue): Judged {
  const lesson: ImportedLesson = {
    ...taking.lesson,
    // A date in doubt never takes away one that is on record.
    experiencedOn: taking.isDateInDoubt ? (stored?.experiencedOn ?? null) : taking.lesson.experiencedOn,
    policyDomains: taking.lesson.policyDomains.filter(code => catalogue.policyDomains.has(code)),
    countries: taking.lesson.countries.filter(code => catalogue.countries.has(code)),
  }
  return { ...taking, lesson, digest: digestLesson(lesson), stored }
}

function newLessons(fresh: Judged[], collectionId: string, now: Date): NewLesson[] {
  const ids = newIds(fresh.length, now.getTime())
  return fresh.map(({ lesson, digest }, at) => ({
    id: ids[at] ?? '',
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
  }))
}
