import type { Kept } from '../db/read/tree.ts'
import { circlesOf } from './circles.ts'
import { any, holds, toPrismaFilter } from './rule.ts'
import { isSignedIn, type Viewer } from './viewer.ts'
import { draftsVisibleTo, handedInVisibleTo } from './visible-knowledge.ts'

/**
 * On which shelves the lessons stand that a viewer may see, and what he sees beside them: his own that are not
 * published yet or no longer. It follows from the rule of who sees what, asked about circles instead of rows.
 */
export function keptLessons(viewer: Viewer): Kept {
  const { whole, own } = circlesOf(viewer)
  const handedIn = handedInVisibleTo(viewer)
  const seesAllHandedIn = ['IN_REVIEW', 'WITHDRAWN'].every(state => holds(handedIn, { state }))
  const beside = seesAllHandedIn ? draftsVisibleTo(viewer) : any(draftsVisibleTo(viewer), handedIn)
  return {
    shelves: 'LessonShelf',
    places: 'LessonPlace',
    changes: 'LessonChange',
    readers: { circle: { in: [...whole, ...own, ...(seesAllHandedIn ? ['ASSOCIATION'] : [])] } },
    beside: isSignedIn(viewer)
      ? { AND: [{ state: { not: 'PUBLISHED' } }, toPrismaFilter(beside)] }
      : undefined,
  }
}
