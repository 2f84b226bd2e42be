import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkCountry } from './check-country.ts'
import { onceInItsCountry } from './once-in-its-country.ts'
import { checkSide, createRules, mayKeepMunicipalities } from './rules.ts'

/** Puts a municipality on record. */
export async function createMunicipality(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, now } = doing
  if (!mayKeepMunicipalities(viewer))
    throw new ForbiddenError('Only the association puts a municipality on record.')
  const municipality = validate(createRules, input)
  checkSide(municipality)
  await checkCountry(doing.db, municipality.country, ['input', 'country'])
  const { country, otherNames, ...columns } = municipality
  const request = { action: 'createMunicipality', key: input.idempotencyKey, input: municipality }
  return onceInItsCountry(() =>
    createOnce(doing, request, id => [
      writes.municipality.create({
        data: { id, ...columns, otherNames: otherNames ?? [], countryCode: country, createdAt: now },
      }),
      revision(doing, { kind: 'Municipality', subjectId: id, action: 'create' }),
    ]),
  )
}
