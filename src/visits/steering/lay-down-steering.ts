import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { RuleError, ValidationError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { validate } from '../../validate.ts'
import { findOfType } from '../visits/find-of-type.ts'
import { onceADay } from './once-a-day.ts'
import { layDownRules } from './rules.ts'

interface Where {
  visitId: string
  /** The only one of the visit unless given. */
  partnershipId?: string
}

/** Lays down on a technical mission how a partnership is steered and what it is about first. */
export async function layDownSteering(
  doing: Doing,
  { visitId, partnershipId: given }: Where,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { db, now } = doing
  const steering = validate(layDownRules, input)
  const visit = await findOfType(doing, visitId, 'TECHNICAL')
  const partnershipId = partnershipOf(visit.partnerships, given)
  await checkCodes(db, { policyDomains: steering.policyDomains }, ['input'])
  const { text, policyDomains, since } = steering
  const request = {
    action: 'layDownSteering',
    key: input.idempotencyKey,
    input: { ...steering, visitId, partnershipId },
  }
  return onceADay(() =>
    createOnce(doing, request, id => [
      writes.steeringStructure.create({
        data: {
          id,
          visitId,
          partnershipId,
          text,
          since: since ?? visit.endsOn,
          policyDomains: { connect: policyDomains.map(code => ({ code })) },
          createdAt: now,
        },
      }),
      revision(doing, { kind: 'SteeringStructure', subjectId: id, action: 'layDown' }),
    ]),
  )
}

function partnershipOf(partnerships: readonly { id: string }[], given: string | undefined): string {
  const path = ['input', 'partnership']
  if (given) {
    if (partnerships.some(({ id }) => id === given)) return given
    throw new RuleError('partnership: it is not one of the partnerships of this visit.', path)
  }
  const [only, ...others] = partnerships
  if (only && !others.length) return only.id
  throw ValidationError.at(
    path,
    'partnership: say for which partnership of the visit; it is part of several.',
  )
}
