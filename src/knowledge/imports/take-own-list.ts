import { setImmediate as turnOfOthers } from 'node:timers/promises'
import type { Database } from '../../db/database.ts'
import { rowRules } from '../../access/row-rules.ts'
import type { Viewer } from '../../access/viewer.ts'
import { type ReadFrom, visibleClient } from '../../db/visible-client.ts'
import { addNote, emptyReport, type ImportReport, sortReport } from './import-report.ts'
import { digestCells, ownKey } from './own-lesson.ts'
import type { OwnRecord } from './read-own-list.ts'
import { type OwnRow, readOwnCatalogue, takeOwnBatch } from './take-own-batch.ts'

export interface TakeOwnOptions {
  clock: () => Date
  progress?: (report: Readonly<ImportReport>) => void
}

// Whoever may run a command on the server's machine acts for the association.
const editor: Viewer = { role: 'EDITOR', language: 'nl' }
const BATCH = 100

/**
 * Takes an association's own list. A row with an id changes that lesson, if it is still in the version that was
 * exported; a row without one is a new lesson in review, or published where the list says so.
 */
export async function takeOwnList(
  database: ReadFrom & Pick<Database, 'write'>,
  records: AsyncIterable<OwnRecord>,
  { clock, progress }: TakeOwnOptions,
): Promise<ImportReport> {
  const db = visibleClient(database, rowRules(editor))
  const { prisma, write } = database
  const catalogue = await readOwnCatalogue(db)
  const report = emptyReport()
  const firstLines = new Map<string, number>()
  const take = async (rows: OwnRow[]) => {
    await takeOwnBatch({ viewer: editor, prisma, write, db, now: clock() }, rows, catalogue, report)
    // As in takeLessons: Ctrl-C is heard between two batches.
    await turnOfOthers()
    progress?.(report)
  }
  let batch: OwnRow[] = []
  for await (const record of records) {
    const row = sift(record, report, firstLines)
    if (row) batch.push(row)
    if (batch.length < BATCH) continue
    await take(batch)
    batch = []
  }
  await take(batch)
  return sortReport(report)
}

function sift(record: OwnRecord, report: ImportReport, firstLines: Map<string, number>): OwnRow | null {
  if ('note' in record) {
    addNote(report, record.note, null)
    return null
  }
  const { line } = record
  report.read += 1
  if ('refused' in record) {
    report.refused.push(...record.refused.map(refusal => ({ line, ...refusal })))
    return null
  }
  const { cells } = record
  const key = cells.id || ownKey(cells)
  const first = firstLines.get(key)
  if (first !== undefined) {
    report.doubles.push({ line, first })
    return null
  }
  firstLines.set(key, line)
  return { line, cells, key, digest: digestCells(cells) }
}
