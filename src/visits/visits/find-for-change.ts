import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, type Path } from '../../errors.ts'
import { mayKeepVisit } from './rules.ts'

/** A visit as it stands, for whoever may change it; one that the viewer may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string, path: Path) {
  const visit = await db.visit.findUnique({
    where: { id },
    select: {
      isDraft: true,
      isOrganised: true,
      startsOn: true,
      endsOn: true,
      daysFixed: true,
      report: true,
      closedOn: true,
      cancelledOn: true,
      municipalities: { select: { id: true, name: true, side: true } },
      partnerships: { select: { id: true } },
      missionTypes: { select: { code: true } },
      policyDomains: { select: { code: true } },
      countries: { select: { code: true } },
      places: { orderBy: { position: 'asc' } },
    },
  })
  if (!visit) throw new NotFoundError('There is no such visit.', path)
  const travelling = visit.municipalities.map(municipality => municipality.id)
  if (!mayKeepVisit(viewer, travelling)) {
    throw new ForbiddenError(
      'Officers edit the visits that their own municipality makes, the association any.',
      path,
    )
  }
  return visit
}
