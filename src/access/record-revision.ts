import type { Transaction } from '../db/transact.ts'
import { type Write, writes } from '../db/write/writes.ts'
import { actorOf, type Viewer } from './viewer.ts'

export interface Change {
  /** The table's model name, such as 'Lesson'. */
  kind: string
  subjectId: string
  /** The verb, such as 'publish'. */
  action: string
  fromState?: string
  toState?: string
  /** The names of the fields that changed; never their text, which can hold personal data. */
  fields?: string[]
  reason?: string | null
}

const rowOf = ({ viewer, now }: { viewer: Viewer; now: Date }, change: Change) => ({
  ...{ ...change, fields: change.fields ?? [], at: now },
  ...actorOf(viewer),
})

/** What is written beside a change: who changed what, when and why. */
export const revision = (doing: { viewer: Viewer; now: Date }, change: Change): Write =>
  writes.revision.create({ data: rowOf(doing, change) })

/** The same within a transaction. */
export async function recordRevision(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  change: Change,
): Promise<void> {
  await tx.revision.create({ data: rowOf({ viewer, now }, change) })
}

/** The same for many things that one act changed. */
export async function recordRevisions(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  changes: readonly Change[],
): Promise<void> {
  await tx.revision.createMany({ data: changes.map(change => rowOf({ viewer, now }, change)) })
}
