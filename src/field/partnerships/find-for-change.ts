import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, type Path } from '../../errors.ts'
import { mayKeepPartnership } from './rules.ts'

/** A partnership as it stands, for whoever may change it. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string, path: Path) {
  const partnership = await findPartnership(db, id, path)
  if (!mayKeepPartnership(viewer, partnership.members)) {
    throw new ForbiddenError(
      'Officers keep the partnerships that their municipality is a member of, the association all.',
    )
  }
  return partnership
}

export async function findPartnership(db: Doing['db'], id: string, path: Path) {
  const partnership = await db.partnership.findUnique({
    where: { id },
    select: {
      status: true,
      startedOn: true,
      endedOn: true,
      members: { select: { municipalityId: true, leftOn: true, municipality: { select: { side: true } } } },
    },
  })
  if (!partnership) throw new NotFoundError('There is no such partnership.', path)
  return partnership
}
