import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { checkCodes } from '../../field/catalogues/check-codes.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { mayKeepPartnership } from '../../field/partnerships/rules.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { onceADay } from './once-a-day.ts'
import { editRules } from './rules.ts'

/** Corrects the wording of a steering structure; a new one is laid down on a later mission. */
export async function editSteering(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, db, now } = doing
  const edit = validate(editRules, input)
  const found = await db.steeringStructure.findUnique({
    where: { id },
    select: { partnership: { select: { members: { select: { municipalityId: true, leftOn: true } } } } },
  })
  if (!found) throw new NotFoundError('There is no such steering structure.', ['input', 'id'])
  if (!mayKeepPartnership(viewer, found.partnership.members))
    throw new ForbiddenError('Officers keep the steering of their own partnerships, the association all.', [
      'input',
      'id',
    ])
  await checkCodes(db, { policyDomains: edit.policyDomains }, ['input'])
  const { text, policyDomains, since } = edit
  await onceADay(() =>
    transact(prisma, async tx => {
      await claimVersion(tx.steeringStructure, 'steering structure', id, expectedVersion)
      await tx.steeringStructure.update({
        where: { id },
        data: {
          text: text ?? undefined,
          since: since ?? undefined,
          policyDomains: policyDomains ? { set: policyDomains.map(code => ({ code })) } : undefined,
        },
        select: { id: true },
      })
      await recordRevision(tx, viewer, now, {
        kind: 'SteeringStructure',
        subjectId: id,
        action: 'edit',
        fields: givenFields(edit),
      })
    }),
  )
  return id
}
