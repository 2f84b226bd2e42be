import { createOnce } from '../../access/create-once.ts'
import type { Doing } from '../../context.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkCodes } from '../catalogues/check-codes.ts'
import { checkMunicipalities } from '../municipalities/check-municipality.ts'
import { addPartnership } from './add-partnership.ts'
import { createRules, mayKeepPartnership } from './rules.ts'

/** Puts a partnership on record: an officer one of the own municipality, the association any. */
export async function createPartnership(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db } = doing
  const partnership = validate(createRules, input)
  if (!mayKeepPartnership(viewer, partnership.members)) {
    throw new ForbiddenError(
      'Officers put partnerships of their own municipality on record, the association any.',
    )
  }
  const { programmes, policyDomains } = partnership
  await checkCodes(db, { programmes, policyDomains }, ['input'])
  const municipalities = await checkMunicipalities(
    db,
    partnership.members.map(m => m.municipalityId),
    i => ['input', 'members', i, 'municipality'],
  )
  const members = municipalities.map((municipality, i) => ({ ...municipality, ...partnership.members[i] }))
  const request = { action: 'createPartnership', key: input.idempotencyKey, input: partnership }
  return createOnce(doing, request, id => addPartnership(doing, id, 'create', { ...partnership, members }))
}
