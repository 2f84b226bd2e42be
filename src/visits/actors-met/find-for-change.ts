import type { Doing } from '../../context.ts'
import { keptBy, whoKeeps } from '../visits/kept-by.ts'

const words = {
  missing: 'There is no such meeting on record.',
  forbidden: 'Those who made the visit say whom they met, and the association.',
}

/** An actor met, for whoever may change what is on record. */
export const findForChange = async ({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) =>
  keptBy(viewer, await db.actorMet.findUnique({ where: { id }, select: whoKeeps }), words)
