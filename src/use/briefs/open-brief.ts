import type { Context } from '../../context.ts'
import { NotFoundError } from '../../errors.ts'
import { findBrief } from './find-brief.ts'
import { noteOpening } from './note-opening.ts'

/** Says that somebody has the brief of this visit before him, for whoever sees the visit from within. */
export async function openBrief(context: Context, visitId: string): Promise<string> {
  if (!(await findBrief(context, visitId)))
    throw new NotFoundError('There is no such visit, or no brief of it for you.', ['input', 'visit'])
  await noteOpening(context, visitId)
  return visitId
}
