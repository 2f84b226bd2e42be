import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'

export interface Change {
  /** The verb, for the revision. */
  readonly action: string
  readonly data: Prisma.RecommendationUpdateInput
  readonly fields?: string[]
  readonly fromState?: string
  readonly toState?: string
  readonly reason?: string | null
}

/** Writes a change that its verb has checked, and who made it; when somebody changed it meanwhile, nothing. */
export async function changeRecommendation(
  { viewer, prisma, now }: Doing,
  id: string,
  expectedVersion: number,
  { data, ...change }: Change,
): Promise<string> {
  await transact(prisma, async tx => {
    await claimVersion(tx.recommendation, 'recommendation', id, expectedVersion)
    await tx.recommendation.update({ where: { id }, data, select: { id: true } })
    await recordRevision(tx, viewer, now, { kind: 'Recommendation', subjectId: id, ...change })
  })
  return id
}
