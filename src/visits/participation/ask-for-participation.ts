import type { Doing } from '../../context.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { beginParticipation } from './begin-participation.ts'
import { askRules } from './rules.ts'

/** A municipality asks that a staff member of the association joins its visit. */
export async function askForParticipation(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { role, municipalityId } = doing.viewer
  if (role !== 'OFFICER' || !municipalityId)
    throw new ForbiddenError('A Flemish municipality that travels asks; the association advises.', [
      'input',
      'visit',
    ])
  const asked = validate(askRules, input)
  const { idempotencyKey } = input
  return beginParticipation(doing, {
    ...asked,
    visitId,
    municipalityId,
    begunBy: 'MUNICIPALITY',
    idempotencyKey,
  })
}
