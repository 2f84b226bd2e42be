import type { VisibleClient } from '../../db/visible-client.ts'
import type { Brief } from './brief.ts'

/** How many items of a brief wait for a decision; what the viewer may not see, or is no longer there, does not count. */
export async function undecidedOf(
  brief: Brief,
  db: Pick<VisibleClient, 'lesson' | 'goodPractice'>,
): Promise<number> {
  const items = await brief.items()
  const { visit } = brief.plan
  if (!visit) return items.length
  const waits = (kind: 'Lesson' | 'GoodPractice') => ({
    id: { in: items.filter(item => item.kind === kind).map(({ id }) => id) },
    state: 'PUBLISHED' as const,
    reuses: { none: { visitId: visit.id } },
  })
  const counts = await Promise.all([
    db.lesson.count({ where: waits('Lesson') }),
    db.goodPractice.count({ where: waits('GoodPractice') }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}
