import { ofOwnVisit } from '../../access/row-rules.ts'
import { isAssociation, type Viewer } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'

interface Place {
  visitId?: string | null
  partnershipId?: string | null
  policyDomains?: readonly string[] | null
  missionTypes?: readonly string[] | null
  countries?: readonly string[] | null
}

/**
 * Checks what a lesson is linked to: that it is there, that the viewer's municipality takes part in it (the
 * association may link anything), and that visit and partnership belong together.
 */
export async function placeLesson({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, place: Place): Promise<void> {
  const { policyDomains, missionTypes, countries } = place
  await Promise.all([
    checkVisit(viewer, db, place),
    checkPartnership(viewer, db, place),
    checkCodes(db, { policyDomains, missionTypes, countries }, ['input']),
  ])
}

/**
 * The same of a lesson whose edit names nothing that it is linked to, as filters: it is of no visit, or the visit is
 * a right one still. Each by itself, since the first costs next to nothing.
 */
export const whereWellPlaced = (viewer: Viewer) => [
  { visitId: null },
  { visit: { isDraft: false, AND: isAssociation(viewer) ? [] : [ofOwnVisit(viewer)] } },
]

async function checkVisit(viewer: Viewer, db: Doing['db'], { visitId, partnershipId }: Place): Promise<void> {
  if (!visitId) return
  const visit = await db.visit.findUnique({
    where: { id: visitId },
    select: { isDraft: true, partnerships: { select: { id: true } } },
  })
  if (!visit) throw new NotFoundError('visit: there is no such visit.', ['input', 'visit'])
  if (!isAssociation(viewer) && !(await db.visit.count({ where: { id: visitId, ...ofOwnVisit(viewer) } }))) {
    throw new ForbiddenError(
      'visit: lessons of a visit are captured by the municipalities that took part in it.',
      ['input', 'visit'],
    )
  }
  // A lesson says where it was learned to more people than may know of a draft.
  if (visit.isDraft)
    throw new RuleError('visit: it is a draft still; plan it before lessons come of it.', ['input', 'visit'])
  if (partnershipId && visit.partnerships.length && !visit.partnerships.some(p => p.id === partnershipId)) {
    throw new RuleError('partnership: it is not one of the partnerships of this visit.', [
      'input',
      'partnership',
    ])
  }
}

async function checkPartnership(viewer: Viewer, db: Doing['db'], { partnershipId }: Place): Promise<void> {
  if (!partnershipId) return
  const partnership = await db.partnership.findUnique({
    where: { id: partnershipId },
    select: { members: { select: { municipalityId: true } } },
  })
  if (!partnership)
    throw new NotFoundError('partnership: there is no such partnership.', ['input', 'partnership'])
  if (!isAssociation(viewer) && !partnership.members.some(m => m.municipalityId === viewer.municipalityId)) {
    throw new ForbiddenError('partnership: lessons of a partnership are captured by its members.', [
      'input',
      'partnership',
    ])
  }
}
