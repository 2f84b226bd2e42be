import type { VisibleClient } from '../../db/visible-client.ts'
import { decisionsOf } from '../../knowledge/reuse/find-decider.ts'
import type { Brief } from './brief.ts'
import { deciderOf } from './plan.ts'

/** How many items of a brief wait for a decision; what the viewer may not see, or is no longer there, does not count. */
export async function undecidedOf(
  brief: Brief,
  db: Pick<VisibleClient, 'lesson' | 'goodPractice'>,
): Promise<number> {
  const items = await brief.items()
  const decider = deciderOf(brief.plan)
  if (!decider) return items.length
  const waits = (kind: 'Lesson' | 'GoodPractice') => ({
    id: { in: items.filter(item => item.kind === kind).map(({ id }) => id) },
    state: 'PUBLISHED' as const,
    reuses: { none: decisionsOf(decider) },
  })
  const counts = await Promise.all([
    db.lesson.count({ where: waits('Lesson') }),
    db.goodPractice.count({ where: waits('GoodPractice') }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}
