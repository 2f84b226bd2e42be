import { recordRevision } from '../../access/record-revision.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { Transaction } from '../../db/transact.ts'

/** A southern municipality by its name: the one on record, or put on record now, within the caller's transaction. */
export async function notePartner(
  tx: Transaction,
  { viewer, now }: { viewer: Viewer; now: Date },
  { name, countryCode }: { name: string; countryCode: string },
): Promise<string> {
  const known = await tx.municipality.findUnique({
    where: { countryCode_name: { countryCode, name } },
    select: { id: true },
  })
  if (known) return known.id
  const { id } = await tx.municipality.create({
    data: { name, countryCode, side: 'SOUTH', createdAt: now },
    select: { id: true },
  })
  await recordRevision(tx, viewer, now, { kind: 'Municipality', subjectId: id, action: 'create' })
  return id
}
