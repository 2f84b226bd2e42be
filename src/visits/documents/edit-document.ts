import { recordRevision } from '../../access/record-revision.ts'
import type { Doing } from '../../context.ts'
import { transact } from '../../db/transact.ts'
import { claimVersion } from '../../field/claim-version.ts'
import { givenFields } from '../../field/text-rules.ts'
import { validate } from '../../validate.ts'
import { notYours } from './add-document.ts'
import { checkPhotograph } from './check-photograph.ts'
import { findForChange } from './find-for-change.ts'
import { editRules, mayUseKind } from './rules.ts'

/** Changes the fields that are given; another file is another document. */
export async function editDocument(
  doing: Doing,
  id: string,
  expectedVersion: number,
  input: object,
): Promise<string> {
  const { viewer, prisma, now } = doing
  const edit = validate(editRules, input)
  const before = await findForChange(doing, id)
  // Nor is one made of something else, or made into something else, by others: both decide who sees it.
  if (!mayUseKind(viewer, edit.kind) || !mayUseKind(viewer, before.kind)) throw notYours()
  checkPhotograph(edit.kind, before.file?.mediaType)
  const { title, kind, language, visibility } = edit
  await transact(prisma, async tx => {
    await claimVersion(tx.document, 'document', id, expectedVersion)
    await tx.document.update({
      where: { id },
      data: {
        title: title ?? undefined,
        kind: kind ?? undefined,
        language: language ?? undefined,
        visibility: visibility ?? undefined,
      },
      select: { id: true },
    })
    await recordRevision(tx, viewer, now, {
      kind: 'Document',
      subjectId: id,
      action: 'edit',
      fields: givenFields(edit),
      ...(visibility ? { toState: visibility } : {}),
    })
  })
  return id
}
