import { isAssociation } from '../../access/viewer.ts'
import type { Context } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'

/**
 * Keeps when somebody of the viewer's municipality had the brief of this visit before him first. The association
 * reads the briefs of others: that is no use of them, and is not kept.
 */
export async function noteOpening(
  { viewer, write, now }: Pick<Context, 'viewer' | 'write' | 'now'>,
  visitId: string,
): Promise<void> {
  const { municipalityId } = viewer
  if (isAssociation(viewer) || !municipalityId) return
  const opening = { visitId, municipalityId, openedAt: now }
  await write([writes.briefOpening.createMany({ data: [opening], skipDuplicates: true })])
}
