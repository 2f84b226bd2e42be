import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'

const parts = {
  id: true,
  visitId: true,
  municipalityId: true,
  recommendedTo: true,
  dueOn: true,
  response: true,
  progress: true,
  withdrawnOn: true,
  followUps: { select: { asOf: true }, orderBy: { asOf: 'desc' }, take: 1 },
  visit: { select: { municipalities: { select: { id: true } } } },
} as const

/** A recommendation as it stands, for whoever `may` change it; one that the viewer may not see is not there. */
export async function findForChange(
  { viewer, db }: Pick<Doing, 'viewer' | 'db'>,
  id: string,
  may: (viewer: Doing['viewer'], addressed: string | null, travelled: readonly string[]) => boolean,
  refusal: string,
) {
  const found = await db.recommendation.findUnique({ where: { id }, select: parts })
  if (!found) throw new NotFoundError('There is no such recommendation.', ['input', 'id'])
  const travelled = found.visit.municipalities.map(municipality => municipality.id)
  if (!may(viewer, found.municipalityId, travelled)) throw new ForbiddenError(refusal, ['input', 'id'])
  if (found.withdrawnOn)
    throw new RuleError('This recommendation was withdrawn; it changes no more.', ['input', 'id'])
  return found
}
