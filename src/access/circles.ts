import { Visibility } from '../db/generated/client/enums.ts'
import { holds } from './rule.ts'
import type { Viewer } from './viewer.ts'
import { publishedVisibleTo } from './visible-knowledge.ts'

/**
 * The circles of readers, as lesson_circle in the database has them, that a viewer belongs to. What is published is
 * in one of them, or in none; so whatever is counted by circle is added up without counting anything twice.
 */
export interface Circles {
  /** All of a visibility, whichever municipality wrote it. */
  readonly whole: readonly string[]
  /** Of other visibilities, what the viewer's own municipality wrote. */
  readonly own: readonly string[]
}

/** The one rule of who sees what is published, asked about each circle instead of each row. */
export function circlesOf(viewer: Viewer): Circles {
  const rule = publishedVisibleTo(viewer)
  const { municipalityId } = viewer
  const visibilities = Object.values(Visibility)
  const whole = visibilities.filter(visibility => holds(rule, { visibility }))
  const own = visibilities.filter(
    visibility => !whole.includes(visibility) && holds(rule, { visibility, municipalityId }),
  )
  return { whole, own: own.map(visibility => `${visibility}:${municipalityId}`) }
}
