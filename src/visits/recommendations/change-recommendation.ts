import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { writes } from '../../db/write/writes.ts'

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
  doing: Doing,
  id: string,
  expectedVersion: number,
  { data, ...change }: Change,
): Promise<string> {
  await doing.write([
    writes.recommendation.updateAsRead(id, expectedVersion, data),
    revision(doing, { kind: 'Recommendation', subjectId: id, ...change }),
  ])
  return id
}
