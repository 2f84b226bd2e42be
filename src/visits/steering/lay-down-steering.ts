import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact, type Transaction } from '../../db/transact.ts'
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
  const { viewer, prisma, db, now } = doing
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
  const create = (tx: Transaction) => async () => {
    const { id } = await tx.steeringStructure.create({
      data: {
        visitId,
        partnershipId,
        text,
        since: since ?? visit.endsOn,
        policyDomains: { connect: policyDomains.map(code => ({ code })) },
        createdAt: now,
      },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, { kind: 'SteeringStructure', subjectId: id, action: 'layDown' })
    return id
  }
  return onceADay(() => transact(prisma, tx => createOnce(tx, viewer, request, create(tx))))
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
