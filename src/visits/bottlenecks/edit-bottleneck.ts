import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { findForChange } from './find-for-change.ts'
import { editRules } from './rules.ts'

/** Changes the fields that are given. */
export async function editBottleneck(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const edit = validate(editRules, input)
  const { text, recommendation, visibility } = edit
  await findForChange(doing, id)
  await transact(prisma, async tx => {
    await claimVersion(tx.bottleneck, 'bottleneck', id, expectedVersion)
    await tx.bottleneck.update({
      where: { id },
      data: {
        text: text ?? undefined,
        recommendation: recommendation ?? undefined,
        visibility: visibility ?? undefined,
      },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Bottleneck',
      subjectId: id,
      action: 'edit',
      fields: givenFields(edit),
    })
  })
  return id
}
