import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { checkMeeting } from './check-meeting.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given. */
export async function editActorMet(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const edit = validate(editRules, input)
  await findForChange(doing, id)
  await checkMeeting(doing, edit)
  const { organisation, kind, ...columns } = edit
  await transact(prisma, async tx => {
    await claimVersion(tx.actorMet, 'meeting', id, expectedVersion)
    await tx.actorMet.update({
      where: { id },
      data: { ...columns, organisation: organisation ?? undefined, kind: kind ?? undefined },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'ActorMet',
      subjectId: id,
      action: 'edit',
      fields: givenFields(edit),
    })
  })
  return id
}
