import type { PrismaClient } from '../../db/generated/client/client.ts'
import type { Transaction } from '../../db/transact.ts'
import type { Key } from '../searchable.ts'
import type { Counted, VocabularyDelta } from '../statistics.ts'
import { deltaOf } from '../statistics.ts'
import { sumDeltas } from './deltas.ts'
import type { OutboxRow } from './outbox.ts'
import { writeDocuments } from './write-documents.ts'
import type { PreparedDocument } from './prepared-document.ts'
import { writeNumbers } from './write-numbers.ts'

/** What the engine has confirmed. */
export interface Batch {
  readonly put: readonly PreparedDocument[]
  readonly dropped: readonly Key[]
  /** The rows of the outbox that are done with it. */
  readonly rows: readonly OutboxRow[]
}

export interface Committed {
  /** Of the change in numbers; absent when they stayed as they were. */
  readonly revision?: bigint
  readonly deltas: readonly VocabularyDelta[]
}

const patience = { maxWait: 60_000, timeout: 120_000 }
const keptChanges = 200

/** Writes down in one transaction what the engine now holds: documents, numbers, and what is done of the outbox. */
export function commitBatch(prisma: PrismaClient, origin: string, batch: Batch): Promise<Committed> {
  return prisma.$transaction(tx => commit(tx, origin, batch), patience)
}

async function commit(tx: Transaction, origin: string, { put, dropped, rows }: Batch): Promise<Committed> {
  // There is one worker; should its lock be lost unnoticed, two of them still take turns here.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('kennisband search index', 0))`
  const keys = [...put.map(({ key }) => key), ...dropped]
  const before = await storedRecords(tx, keys)
  const deltas = sumDeltas([
    ...before.map(stored => deltaOf(stored.audience, stored, -1)),
    ...put.map(({ audience, document, words }) => deltaOf(audience, { record: document.terms, words })),
  ])
  await writeDocuments(tx, put, dropped)
  const revision = await writeNumbers(tx, deltas, keptChanges)
  if (revision !== undefined) {
    await tx.$executeRaw`select pg_notify('kennisband_vocabulary', ${`${origin} ${revision}`})`
  }
  await finish(tx, rows)
  return { revision, deltas }
}

interface StoredRecord extends Counted {
  audience: string
}

function storedRecords(tx: Transaction, keys: readonly Key[]): Promise<StoredRecord[]> {
  return tx.$queryRaw<StoredRecord[]>`
    select d.audience, d.record, to_json(d.words) as words from indexed_document d
    join unnest(${kindsOf(keys)}::text[], ${idsOf(keys)}::text[]::uuid[]) as k (kind, id) using (kind, id)`
}

/**
 * Deletes exactly the rows seen; those touched meanwhile stay for the next round. So do those that somebody is
 * touching now: to wait for a large change, which may come to wait for us, would be a dead-lock.
 */
async function finish(tx: Transaction, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return
  const done = await tx.$queryRaw<{ kind: string; id: string; urgent: boolean }[]>`
    delete from outbox o
    using (
      select kind, id from outbox
      join unnest(${kindsOf(rows)}::text[], ${idsOf(rows)}::text[]::uuid[], ${rows.map(row => row.seq)}::text[]::bigint[]) as k (kind, id, seq)
      using (kind, id, seq)
      for update of outbox skip locked) seen
    where o.kind = seen.kind and o.id = seen.id
    returning o.kind, o.id::text, o.urgent`
  const finished = new Set(done.map(({ id }) => id))
  // Done by another worker, perhaps with newer rows than ours, which we have just overwritten: made again.
  const lost = rows.filter(({ id }) => !finished.has(id))
  if (lost.length > 0) {
    await tx.$executeRaw`
      insert into outbox (kind, id)
      select kind, id from unnest(${kindsOf(lost)}::text[], ${idsOf(lost)}::text[]::uuid[]) as k (kind, id)
      where not exists (select from outbox o where o.kind = k.kind and o.id = k.id)
      on conflict do nothing`
  }
  await notifyConfirmed(
    tx,
    done.filter(({ urgent }) => urgent),
  )
}

/** A notification holds at most 8,000 bytes. */
const atOnce = 100

async function notifyConfirmed(tx: Transaction, keys: readonly Key[]): Promise<void> {
  for (let at = 0; at < keys.length; at += atOnce) {
    const ids = keys.slice(at, at + atOnce).map(({ kind, id }) => `${kind}_${id}`)
    await tx.$executeRaw`select pg_notify('kennisband_excluded', ${`-${ids.join(' ')}`})`
  }
}

const kindsOf = (keys: readonly Key[]) => keys.map(({ kind }) => kind)
const idsOf = (keys: readonly Key[]) => keys.map(({ id }) => id)
