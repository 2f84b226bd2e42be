import type { z } from 'zod'
import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ValidationError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { claimVersion } from '../claim-version.ts'
import { checkCodes } from '../catalogues/check-codes.ts'
import { dayOf } from '../day.ts'
import { checkMunicipalities } from '../municipalities/check-municipality.ts'
import { givenFields } from '../text-rules.ts'
import { findForChange } from './find-for-change.ts'
import { checkSides, editRules } from './rules.ts'

type Edit = z.infer<typeof editRules>
type Before = Awaited<ReturnType<typeof findForChange>>

/** Changes the fields that are given; members are added or changed, and nobody is taken off the record. */
export async function editPartnership(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, db, prisma, now } = doing
  const edit = validate(editRules, input)
  const before = await findForChange(doing, id, ['input', 'id'])
  const { programmes, policyDomains } = edit
  await checkCodes(db, { programmes, policyDomains }, ['input'])
  const status = edit.status ?? before.status
  const startedOn = startOf(edit, before, now)
  checkSides(await membersAfter(db, edit, before), status)
  const reopened = before.status === 'ENDED' && status !== 'ENDED'
  if (startedOn && before.endedOn && !reopened && before.endedOn < startedOn) {
    throw ValidationError.at(
      ['input', 'startedOn'],
      'startedOn: a partnership does not start after it ended.',
    )
  }
  await transact(prisma, async tx => {
    await claimVersion(tx.partnership, 'partnership', id, expectedVersion)
    await tx.partnership.update({
      where: { id },
      data: {
        name: edit.name ?? undefined,
        form: edit.form ?? undefined,
        status,
        startedOn,
        ...(reopened ? { endedOn: null, endedReason: null } : {}),
        members: {
          upsert: (edit.members ?? []).map(({ municipalityId, joinedOn, leftOn }) => ({
            where: { partnershipId_municipalityId: { partnershipId: id, municipalityId } },
            create: { municipalityId, joinedOn, leftOn },
            update: { joinedOn, leftOn },
          })),
        },
        programmes:
          programmes === undefined ? undefined : { set: (programmes ?? []).map(code => ({ code })) },
        policyDomains:
          policyDomains === undefined ? undefined : { set: (policyDomains ?? []).map(code => ({ code })) },
      },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Partnership',
      subjectId: id,
      action: reopened ? 'reopen' : 'edit',
      fields: givenFields(edit),
      ...(status === before.status ? {} : { fromState: before.status, toState: status }),
    })
  })
  return id
}

/** One that becomes active starts today, where nobody says otherwise. */
function startOf(edit: Edit, before: Before, now: Date): Date | null {
  if (edit.startedOn !== undefined) return edit.startedOn
  return before.startedOn ?? (edit.status === 'ACTIVE' ? dayOf(now) : null)
}

async function membersAfter(db: Doing['db'], { members }: Edit, before: Before) {
  const given = members ?? []
  const municipalities = await checkMunicipalities(
    db,
    given.map(m => m.municipalityId),
    i => ['input', 'members', i, 'municipality'],
  )
  const leftBefore = new Map(before.members.map(m => [m.municipalityId, m.leftOn]))
  const changed = municipalities.map(({ id, side }, i) => {
    const leftOn = given[i]?.leftOn
    return { id, side, leftOn: leftOn === undefined ? leftBefore.get(id) : leftOn }
  })
  const kept = before.members.filter(m => !changed.some(({ id }) => id === m.municipalityId))
  return [...changed, ...kept.map(m => ({ side: m.municipality.side, leftOn: m.leftOn }))]
}
