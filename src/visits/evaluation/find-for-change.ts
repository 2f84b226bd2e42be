import type { Doing } from '../../context.ts'
import { ForbiddenError, NotFoundError, RuleError } from '../../errors.ts'
import { mayKeepPartnership } from '../../field/partnerships/rules.ts'

/** A planned result, for whoever may change it; one that the viewer may not see is not there. */
export async function findForChange({ viewer, db }: Pick<Doing, 'viewer' | 'db'>, id: string) {
  const found = await db.plannedResult.findUnique({
    where: { id },
    select: {
      droppedOn: true,
      partnership: { select: { members: { select: { municipalityId: true, leftOn: true } } } },
    },
  })
  if (!found) throw new NotFoundError('There is no such planned result.', ['input', 'id'])
  if (!mayKeepPartnership(viewer, found.partnership.members))
    throw new ForbiddenError('Officers keep the results of their own partnerships, the association all.', [
      'input',
      'id',
    ])
  if (found.droppedOn) throw new RuleError('This result was dropped; it changes no more.', ['input', 'id'])
  return found
}
