import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkMunicipality } from '../municipalities/check-municipality.ts'
import { agreedOn, createRules, mayKeepPerson } from './rules.ts'

/** Puts a person on record, for the officer's own municipality unless another is given. */
export async function createPerson(
  doing: Doing,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const person = validate(createRules, input)
  const municipalityId = person.municipalityId === undefined ? viewer.municipalityId : person.municipalityId
  if (!mayKeepPerson(viewer, municipalityId)) {
    throw new ForbiddenError('Officers put people of their own municipality on record, the association all.')
  }
  if (municipalityId) await checkMunicipality(db, municipalityId, ['input', 'municipality'])
  const consent = person.consent ?? 'BY_ROLE'
  const consentOn = agreedOn({ ...person, consent }, now)
  return transact(prisma, tx =>
    createOnce(tx, viewer, { action: 'createPerson', key: input.idempotencyKey, input: person }, async () => {
      const { id } = await tx.person.create({
        data: { ...person, municipalityId, consent, consentOn, createdAt: now },
        select: { id: true },
      })
      await recordRevision(tx, viewer, now, {
        kind: 'Person',
        subjectId: id,
        action: 'create',
        toState: consent,
      })
      return id
    }),
  )
}
