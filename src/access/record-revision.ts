import type { Transaction } from '../db/transact.ts'
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

/** Leaves, in the transaction of the change, who changed what, when and why. */
export async function recordRevision(
  tx: Transaction,
  viewer: Viewer,
  at: Date,
  change: Change,
): Promise<void> {
  await tx.revision.create({ data: { ...change, fields: change.fields ?? [], at, ...actorOf(viewer) } })
}

/** The same for many things that one act changed. */
export async function recordRevisions(
  tx: Transaction,
  viewer: Viewer,
  at: Date,
  changes: readonly Change[],
): Promise<void> {
  const rows = changes.map(change => ({ ...change, fields: change.fields ?? [], at, ...actorOf(viewer) }))
  await tx.revision.createMany({ data: rows })
}
