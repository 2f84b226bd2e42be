import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { mayRecordActivities } from './rules.ts'

/** That a visit is there for whoever records activities on it. */
export async function findVisit({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string): Promise<void> {
  if (!(await db.visit.findUnique({ where: { id }, select: { id: true } })))
    throw new NotFoundError('There is no such visit.', ['input', 'visit'])
  if (!mayRecordActivities(viewer))
    throw new ForbiddenError('The association records what its own staff does for a visit.', [
      'input',
      'visit',
    ])
}
