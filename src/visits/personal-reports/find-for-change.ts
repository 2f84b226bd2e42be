import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayKeepReports, refusal } from './rules.ts'

/** A personal report, for whoever may change it; one that the viewer may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.personalReport.findUnique({ where: { id }, select: { sharedOn: true } })
  if (!found) throw new NotFoundError('There is no such report.', ['input', 'id'])
  if (!mayKeepReports(viewer)) throw new ForbiddenError(refusal, ['input', 'id'])
  return found
}
