import type { Doing } from '../../context.ts'
import { keptBy, whoKeeps } from '../visits/kept-by.ts'

const words = {
  missing: 'There is no such bottleneck.',
  forbidden: 'Those who made the visit keep its bottlenecks, and the association.',
}

/** A bottleneck, for whoever may change it. */
export const findForChange = async ({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) =>
  keptBy(viewer, await db.bottleneck.findUnique({ where: { id }, select: whoKeeps }), words)
