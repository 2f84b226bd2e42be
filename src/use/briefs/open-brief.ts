import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import type { Decider } from '../../knowledge/reuse/find-decider.ts'
import { findBrief } from './find-brief.ts'
import { noteOpening } from './note-opening.ts'

/** Says that somebody has the brief of this visit, or of this invitation to it, before him. */
export async function openBrief(context: Context, decider: Decider): Promise<string> {
  if (!(await findBrief(context, decider)))
    throw new NotFoundError('There is no such visit, or no brief of it for you.', [
      'input',
      decider.invitationId ? 'invitation' : 'visit',
    ])
  await noteOpening(context, decider.visitId)
  return decider.visitId
}
