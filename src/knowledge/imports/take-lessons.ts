import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { type PrismaClient } from '../../db/generated/client/client.ts'
import { StartError } from '../../errors.ts'
import type { ImportRecord } from './import-record.ts'
import { saysOtherwise } from './says-otherwise.ts'
import { addNote, emptyReport, type ImportReport, sortReport } from './import-report.ts'
import { type Catalogue, takeBatch, type Taking } from './take-batch.ts'

export interface TakeOptions {
  /** The code of the collection that these lessons belong to. */
  collection: string
  clock: () => Date
  /** Called after every batch, with the report so far. */
  progress?: (report: Readonly<ImportReport>) => void
}

// Large enough to be fast, small enough to keep a server beside it answering.
const BATCH = 250

/**
 * Takes records into a collection as published, public lessons. A batch is one transaction: whatever ends this
 * process leaves whole batches, and the same file taken again completes them.
 */
export async function takeLessons(
  prisma: PrismaClient,
  records: AsyncIterable<ImportRecord>,
  { collection, clock, progress }: TakeOptions,
): Promise<ImportReport> {
  const catalogue = await readCatalogue(prisma, collection)
  const report = emptyReport()
  const firsts = new Map<string, First>()
  const write = async (batch: Taking[]) => {
    await takeBatch(prisma, batch, catalogue, clock(), report)
    // An embedded database never waits: without this neither Ctrl-C nor a reader would be heard before the last batch.
    await turnOfOthers()
    progress?.(report)
  }
  let batch: Taking[] = []
  let writing = Promise.resolve()
  try {
    for await (const record of records) {
      const taking = sift(record, report, firsts)
      if (taking) batch.push(taking)
      if (batch.length < BATCH) continue
      // The next batch is read while PostgreSQL writes this one.
      await writing
      writing = write(batch)
      writing.catch(() => {})
      batch = []
    }
  } finally {
    await writing
  }
  await write(batch)
  return sortReport(report)
}

/** Where a lesson stands first in the file, and what its source says there of how it went. */
interface First {
  line: number
  sourceOutcome: string | null
}

/** Notes what is wrong with a record, and hands on what can be taken. */
function sift(record: ImportRecord, report: ImportReport, firsts: Map<string, First>): Taking | null {
  const { line } = record
  report.read += 1
  if ('refused' in record) {
    report.refused.push(...record.refused.map(refusal => ({ line, ...refusal })))
    return null
  }
  const { sourceKey, sourceOutcome } = record.lesson
  const first = firsts.get(sourceKey)
  if (first) {
    const isSame = first.sourceOutcome === sourceOutcome
    const otherwise = isSame ? {} : { otherwise: saysOtherwise(sourceOutcome, first.sourceOutcome) }
    report.doubles.push({ line, first: first.line, ...otherwise })
    return null
  }
  firsts.set(sourceKey, { line, sourceOutcome })
  if (record.undated) report.undated.push({ line, reason: record.undated })
  for (const note of record.notes ?? []) addNote(report, note, line)
  return { line, lesson: record.lesson, isDateInDoubt: record.undated !== undefined }
}

async function readCatalogue(prisma: PrismaClient, code: string): Promise<Catalogue> {
  const collection = await prisma.collection.findUnique({ where: { code }, select: { id: true } })
  if (!collection)
    throw new StartError(`The catalogue has no collection '${code}' to take these lessons into.`)
  const [domains, countries] = await Promise.all([
    prisma.policyDomain.findMany({ select: { code: true } }),
    prisma.country.findMany({ select: { code: true } }),
  ])
  return {
    collectionId: collection.id,
    policyDomains: new Set(domains.map(domain => domain.code)),
    countries: new Set(countries.map(country => country.code)),
  }
}
