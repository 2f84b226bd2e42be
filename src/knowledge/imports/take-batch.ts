import type { PrismaClient } from '../../db/generated/client/client.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { changedFields, digestLesson } from './digest-lesson.ts'
import type { ImportedLesson } from './import-record.ts'
import { addNote, type ImportReport } from './import-report.ts'
import { insertLessons } from './insert-lessons.ts'
import { newIds } from '../../db/new-ids.ts'
import { importedRow } from './imported-row.ts'
import { saysOtherwise } from './says-otherwise.ts'
import { lockContents, type StoredLesson, storedLessons } from './stored-lessons.ts'
import { type ChangedLesson, updateLessons } from './update-lessons.ts'

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

type Again = Judged & { stored: StoredLesson }
const isAgain = (one: Judged): one is Again => one.stored !== undefined

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
    const other = judged.filter(isAgain).filter(({ stored, digest }) => stored.sourceDigest !== digest)
    const ids = newIds(fresh.length, now.getTime())
    const rows = fresh.map((one, at) => importedRow(one, ids[at] ?? '', catalogue.collectionId, now))
    await insertLessons(tx, rows)
    return { fresh, ...(await updateOthers(tx, other, now)) }
  })
  report.taken += done.fresh.length
  report.updated += done.changed.length
  report.unchanged += batch.length - done.fresh.length - done.changed.length - done.edited.length
  for (const { line, reason } of done.judgements) addNote(report, `The file ${reason}`, line)
  for (const { line, stored } of done.edited) {
    const reason = `lesson ${stored.number} was edited here since it was imported, and stays as it is`
    report.refused.push({ line, field: 'lesson', reason })
  }
}

/** A lesson of whose outcome its source says another word than before; the word from before stays in its history. */
interface Judgement {
  line: number
  reason: string
}

/** What changed at its source is taken over; what people changed here since is theirs. */
async function updateOthers(
  tx: Transaction,
  other: Again[],
  now: Date,
): Promise<{ changed: Again[]; edited: Again[]; judgements: Judgement[] }> {
  if (other.length === 0) return { changed: [], edited: [], judgements: [] }
  const contents = await lockContents(
    tx,
    other.map(({ stored }) => stored.id),
  )
  const changed: Again[] = []
  const edited: Again[] = []
  const updates: ChangedLesson[] = []
  const judgements: Judgement[] = []
  for (const one of other) {
    const content = contents.get(one.stored.id)
    if (!content || digestLesson(content) !== one.stored.sourceDigest) edited.push(one)
    else {
      changed.push(one)
      const fields = changedFields(content, one.lesson)
      const word = one.lesson.sourceOutcome
      const reason = fields.includes('sourceOutcome')
        ? saysOtherwise(word, content.sourceOutcome, 'an earlier one')
        : null
      updates.push({ id: one.stored.id, digest: one.digest, content: one.lesson, fields, reason })
      if (reason) judgements.push({ line: one.line, reason })
    }
  }
  await updateLessons(tx, updates, now)
  return { changed, edited, judgements }
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
