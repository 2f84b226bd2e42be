import { revision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { writes } from '../../db/write/writes.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { checkMunicipality } from '../municipalities/check-municipality.ts'
import { givenFields } from '../text-rules.ts'
import { agreedOn, editRules, mayKeepPerson } from './rules.ts'

/** Changes the fields that are given; a person who no longer agrees to be named is hidden from colleagues at once. */
export async function editPerson(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, db, write, now } = doing
  const edit = validate(editRules, input)
  const before = await db.person.findUnique({
    where: { id },
    select: { municipalityId: true, consent: true, consentOn: true },
  })
  if (!before) throw new NotFoundError('There is no such person.', ['input', 'id'])
  const municipalityId = edit.municipalityId === undefined ? before.municipalityId : edit.municipalityId
  if (!mayKeepPerson(viewer, before.municipalityId) || !mayKeepPerson(viewer, municipalityId)) {
    throw new ForbiddenError('Officers edit people of their own municipality, the association all.')
  }
  if (edit.municipalityId) await checkMunicipality(db, edit.municipalityId, ['input', 'municipality'])
  const consent = edit.consent ?? before.consent
  const changes = consent !== before.consent
  const consentOn = agreedOn(
    { consent, consentOn: edit.consentOn ?? (changes ? null : before.consentOn) },
    now,
  )
  await write([
    writes.person.updateAsRead(id, expectedVersion, {
      ...edit,
      name: edit.name ?? undefined,
      municipalityId,
      consent,
      consentOn,
    }),
    revision(doing, {
      kind: 'Person',
      subjectId: id,
      action: 'edit',
      fields: givenFields(edit),
      ...(changes ? { fromState: before.consent, toState: consent } : {}),
    }),
  ])
  return id
}
