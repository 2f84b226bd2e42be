import { createOnce } from '../../access/create-once.ts'
import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkMunicipality } from '../municipalities/check-municipality.ts'
import { agreedOn, createRules, mayKeepPerson } from './rules.ts'

/** Puts a person on record, for the officer's own municipality unless another is given. */
export async function createPerson(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, now } = doing
  const person = validate(createRules, input)
  const municipalityId = person.municipalityId === undefined ? viewer.municipalityId : person.municipalityId
  if (!mayKeepPerson(viewer, municipalityId)) {
    throw new ForbiddenError('Officers put people of their own municipality on record, the association all.')
  }
  if (municipalityId) await checkMunicipality(db, municipalityId, ['input', 'municipality'])
  const consent = person.consent ?? 'BY_ROLE'
  const consentOn = agreedOn({ ...person, consent }, now)
  const request = { action: 'createPerson', key: input.idempotencyKey, input: person }
  return createOnce(doing, request, id => [
    writes.person.create({ data: { id, ...person, municipalityId, consent, consentOn, createdAt: now } }),
    revision(doing, { kind: 'Person', subjectId: id, action: 'create', toState: consent }),
  ])
}
