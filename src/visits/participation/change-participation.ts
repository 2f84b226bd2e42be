import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import type { ParticipationState as State } from '../../db/generated/client/enums.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'

export interface Change {
  /** The verb, for the revision. */
  readonly action: string
  readonly data?: Prisma.ParticipationUpdateInput
  readonly fields?: string[]
  readonly reason?: string | null
  /** For whoever takes it to another state. */
  readonly from?: State
  readonly to?: State
  /** What else is written with it. */
  readonly also?: (tx: Transaction) => Promise<unknown>
}

/** Writes a change that its verb has checked, and who made it; when somebody changed it meanwhile, nothing. */
export async function changeParticipation(
  { viewer, prisma, now }: Doing,
  id: string,
  expectedVersion: number,
  { action, data = {}, fields, reason, from, to, also }: Change,
): Promise<string> {
  await transact(prisma, async tx => {
    await claimVersion(tx.participation, 'participation', id, expectedVersion)
    await also?.(tx)
    await tx.participation.update({ where: { id }, data: { ...data, state: to }, select: { id: true } })
    const change = { action, fromState: from, toState: to, fields, reason }
    await recordRevision(tx, viewer, now, { kind: 'Participation', subjectId: id, ...change })
  })
  return id
}
