import { isAssociation } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { beginParticipation } from './begin-participation.ts'
import { adviseRules } from './rules.ts'

/** The association advises a municipality to be accompanied; the municipality decides. */
export async function adviseParticipation(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  if (!isAssociation(doing.viewer))
    throw new ForbiddenError('The association advises; a Flemish municipality that travels asks.', [
      'input',
      'visit',
    ])
  const advised = validate(adviseRules, input)
  const { idempotencyKey } = input
  return beginParticipation(doing, { ...advised, visitId, begunBy: 'ASSOCIATION', idempotencyKey })
}
