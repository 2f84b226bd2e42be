import type { Doing } from '../../context.ts'
import type { VisibleClient } from '../../db/visible-client.ts'
import { Problem, StartError } from '../../errors.ts'
import { type ListedLesson, listedLesson } from '../exports/lesson-columns.ts'
import { editLesson } from '../lessons/edit-lesson.ts'
import { placeLesson } from '../lessons/place-lesson.ts'
import { type CatalogueNames, readCatalogueNames } from './catalogue-names.ts'
import { compareWithLesson } from './compare-with-lesson.ts'
import type { Refusal } from './import-record.ts'
import { addNote, type ImportReport } from './import-report.ts'
import { insertOwnLessons, type OwnTaking } from './insert-own-lessons.ts'
import { readNewLesson } from './own-lesson.ts'
import { findPlaces } from './own-places.ts'
import { readLessonId } from './parse-cell.ts'
import { problemRefusals } from './problem-refusals.ts'
import type { OwnCells } from './read-own-list.ts'

export interface OwnRow {
  line: number
  cells: OwnCells
  key: string
  digest: string
}

export interface OwnCatalogue {
  collectionId: string
  names: CatalogueNames
}

export async function readOwnCatalogue(db: VisibleClient): Promise<OwnCatalogue> {
  const own = await db.collection.findUnique({ where: { code: 'own' }, select: { id: true } })
  if (!own) throw new StartError("The catalogue has no collection 'own' to take these lessons into.")
  return { collectionId: own.id, names: await readCatalogueNames(db) }
}

type Fate = 'unchanged' | 'updated' | { taking: OwnTaking } | { refused: Refusal[] }

/** New lessons of a batch come in together; each change of one that is there passes the rules of editing. */
export async function takeOwnBatch(
  doing: Doing,
  rows: OwnRow[],
  catalogue: OwnCatalogue,
  report: ImportReport,
): Promise<void> {
  const known = await findKnown(doing.db, rows, catalogue)
  const takings: OwnTaking[] = []
  for (const row of rows) {
    const fate = await orRefused(() => decide(doing, row, known.get(row.key), catalogue))
    if (fate === 'unchanged' || fate === 'updated') report[fate] += 1
    else if ('refused' in fate)
      report.refused.push(...fate.refused.map(refusal => ({ line: row.line, ...refusal })))
    else {
      takings.push(fate.taking)
      if (fate.taking.lesson.isLanguageGuessed)
        addNote(report, 'The language was guessed from the text', row.line)
    }
  }
  await insertOwnLessons(doing.prisma, takings, catalogue.collectionId, doing.now)
  report.taken += takings.length
}

async function orRefused(decision: () => Promise<Fate>): Promise<Fate> {
  try {
    return await decision()
  } catch (error) {
    if (error instanceof Problem) return { refused: problemRefusals(error) }
    throw error
  }
}

async function decide(
  doing: Doing,
  row: OwnRow,
  lesson: ListedLesson | undefined,
  catalogue: OwnCatalogue,
): Promise<Fate> {
  if (!lesson)
    return row.cells.id ? refuse('id', 'there is no lesson with this id') : takeNew(doing, row, catalogue)
  if (!row.cells.id && lesson.sourceDigest === row.digest) return 'unchanged'
  const compared = compareWithLesson(row.cells, lesson, catalogue.names)
  if ('refused' in compared) return compared
  if (Object.keys(compared.changes).length === 0) return 'unchanged'
  const version = expectedVersion(row, lesson)
  if (typeof version !== 'number') return version
  const found = await findPlaces(doing.db, compared.changes)
  if ('refused' in found) return found
  await editLesson(doing, lesson.id, version, { ...compared.changes, ...found.place })
  if (!row.cells.id)
    await doing.prisma.lesson.update({ where: { id: lesson.id }, data: { sourceDigest: row.digest } })
  return 'updated'
}

/** Which version the row speaks of: the one it was exported in, or the one its first import made. */
function expectedVersion({ cells }: OwnRow, lesson: ListedLesson): number | { refused: Refusal[] } {
  const isNow = `lesson ${lesson.number} is now in version ${lesson.version}`
  if (!cells.id) {
    if (lesson.version === 1) return 1
    return refuse(
      'lesson',
      `${isNow}, changed here since this list came in; export it and change it by its id`,
    )
  }
  if (!cells.version) return refuse('version', `is needed to change a lesson; ${isNow}`)
  if (cells.version === String(lesson.version)) return lesson.version
  return refuse('version', `is ${cells.version}, but ${isNow}; export it again`)
}

async function takeNew(doing: Doing, { cells, key, digest }: OwnRow, { names }: OwnCatalogue): Promise<Fate> {
  const lesson = readNewLesson(cells, names)
  if ('refused' in lesson) return lesson
  const found = await findPlaces(doing.db, lesson.values)
  if ('refused' in found) return found
  const { place } = found
  if (place.visitId || place.partnershipId) await placeLesson(doing, place)
  return { taking: { key, digest, lesson, place } }
}

async function findKnown(
  db: VisibleClient,
  rows: OwnRow[],
  { collectionId }: OwnCatalogue,
): Promise<Map<string, ListedLesson>> {
  const keyOfId = new Map<string, string>()
  for (const { cells, key } of rows) {
    const id = cells.id ? readLessonId(cells.id) : null
    if (id) keyOfId.set(id, key)
  }
  const keys = rows.flatMap(({ cells, key }) => (cells.id ? [] : [key]))
  const where = { OR: [{ id: { in: [...keyOfId.keys()] } }, { collectionId, sourceKey: { in: keys } }] }
  const lessons = await db.lesson.findMany({ where, include: listedLesson })
  return new Map(
    lessons.flatMap(lesson => {
      const byId = keyOfId.get(lesson.id)
      return [...(byId ? [[byId, lesson] as const] : []), [lesson.sourceKey ?? '', lesson] as const]
    }),
  )
}

const refuse = (field: string, reason: string) => ({ refused: [{ field, reason }] })
