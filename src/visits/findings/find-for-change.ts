import type { Doing } from '../../context.ts'
import { keptBy, whoKeeps } from '../visits/kept-by.ts'

const words = {
  missing: 'There is no such finding.',
  forbidden: 'Those who made the visit keep its findings, and the association.',
}

/** A finding as it stands, for whoever may change it. */
export const findForChange = async ({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) =>
  keptBy(viewer, await db.finding.findUnique({ where: { id }, select: whoKeeps }), words)
