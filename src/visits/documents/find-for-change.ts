import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { mayKeepVisit } from '../visits/rules.ts'

/** A document as it stands, for whoever keeps its visit; one that the viewer may not see is not there. */
export async function findForChange(
  { viewer, prisma, db }: Pick<Doing, 'viewer' | 'prisma' | 'db'>,
  id: string,
) {
  const found = await db.document.findUnique({
    where: { id },
    select: { kind: true, visitId: true, withdrawnOn: true, file: { select: { mediaType: true } } },
  })
  if (!found) throw new NotFoundError('There is no such document.', ['input', 'id'])
  const travelled = await prisma.municipality.findMany({
    where: { visits: { some: { id: found.visitId } } },
    select: { id: true },
  })
  const ids = travelled.map(municipality => municipality.id)
  if (!mayKeepVisit(viewer, ids))
    throw new ForbiddenError('Those who made the visit keep its documents, and the association.', [
      'input',
      'id',
    ])
  if (found.withdrawnOn)
    throw new RuleError('This document was withdrawn; it changes no more.', ['input', 'id'])
  return found
}
