import type { Database } from '../../db/database.ts'
import { spokenFields, wordsAsWritten } from '../analysis/as-written.ts'
import type { Expansion } from '../analysis/words.ts'
import type { Engine } from '../engines/port.ts'
import type { Key, Searchable } from '../searchable.ts'
import { documentId, documentOf } from '../searchable.ts'
import { commitBatch } from '../stored/commit-batch.ts'
import type { PreparedDocument } from '../stored/prepared-document.ts'
import type { Numbers } from '../stored/numbers.ts'
import type { OutboxRow } from '../stored/outbox.ts'
import type { KnownThesaurus } from '../thesaurus/known-thesaurus.ts'

/** What carrying needs; `origin` names this process to the others. */
export interface Carrying {
  readonly database: Database
  readonly searchables: ReadonlyMap<string, Searchable>
  readonly numbers: Numbers
  readonly origin: string
  readonly thesaurus: KnownThesaurus
  /** What stands beside the stem of a word: the concepts of the thesaurus. */
  readonly expansions: readonly Expansion[]
}

/** Where documents go: the engine, and during a rebuild the new index beside. */
export type Target = Pick<Engine, 'put' | 'drop'>

/** Rows of the outbox, as they are now, into every target; then into the database, where they end to wait. */
export async function carry(
  on: Carrying,
  targets: readonly Target[],
  rows: readonly OutboxRow[],
): Promise<void> {
  const put = await prepare(on, rows)
  const found = new Set(put.map(({ document }) => document.id))
  await send(on, targets, { put, dropped: rows.filter(row => !found.has(documentId(row))), rows })
}

/** The documents of those rows that should be found. */
export async function prepare(
  { database, searchables, expansions }: Carrying,
  keys: readonly Key[],
): Promise<PreparedDocument[]> {
  const prepared: PreparedDocument[] = []
  for (const [kind, some] of Map.groupBy(keys, key => key.kind)) {
    const found = await searchables.get(kind)?.load(
      database.prisma,
      some.map(({ id }) => id),
    )
    for (const findable of found ?? []) {
      const key = { kind, id: findable.id }
      const { audience, fields, language } = findable
      prepared.push({
        key,
        audience,
        document: documentOf(kind, findable, expansions),
        spoken: spokenFields(fields),
        words: wordsAsWritten(fields, language),
      })
    }
  }
  return prepared
}

export interface Change {
  readonly put: readonly PreparedDocument[]
  readonly dropped: readonly Key[]
  readonly rows: readonly OutboxRow[]
}

/** First the engine, then the record of it: killed in between, the rows still wait and are carried once more. */
export async function send(on: Carrying, targets: readonly Target[], change: Change): Promise<void> {
  for (const target of targets) {
    if (change.put.length > 0) await target.put(change.put.map(({ document }) => document))
    if (change.dropped.length > 0) await target.drop(change.dropped.map(documentId))
  }
  const { revision, deltas } = await commitBatch(on.database.prisma, on.origin, change)
  if (revision !== undefined) await on.numbers.take(revision, deltas)
}
