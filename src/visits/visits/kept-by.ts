import type { Viewer } from '../../access/viewer.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepVisit } from './rules.ts'

/** What is read of a row that hangs on a visit, to know who keeps it. */
export const whoKeeps = {
  visitId: true,
  visit: { select: { municipalities: { select: { id: true } } } },
} as const

interface Kept {
  readonly visitId: string
  readonly visit: { readonly municipalities: readonly { readonly id: string }[] }
}

/** The row, for those who made its visit and for the association; one that the viewer may not see is not there. */
export function keptBy<Row extends Kept>(
  viewer: Viewer,
  row: Row | null,
  words: { readonly missing: string; readonly forbidden: string },
): Row {
  if (!row) throw new NotFoundError(words.missing, ['input', 'id'])
  const travelled = row.visit.municipalities.map(({ id }) => id)
  if (!mayKeepVisit(viewer, travelled)) throw new ForbiddenError(words.forbidden, ['input', 'id'])
  return row
}
