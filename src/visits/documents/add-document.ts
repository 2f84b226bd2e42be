import { createOnce } from '../../access/create-once.ts'
import { recordRevision } from '../../access/record-revision.ts'
import { actorOf } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { Transaction } from '../../db/transact.ts'
import { ForbiddenError, NotFoundError } from '../../errors.ts'
import { validate } from '../../validate.ts'
import { findForChange as findVisitForChange } from '../visits/find-for-change.ts'
import { checkPhotograph } from './check-photograph.ts'
import { addRules, mayUseKind } from './rules.ts'

/** Adds a document to a visit: a file that its sender sent in before, or a link. */
export async function addDocument(
  doing: Doing,
  visitId: string,
  input: object & { idempotencyKey?: string | null },
): Promise<string> {
  const { viewer, now } = doing
  const document = validate(addRules, input)
  await findVisitForChange(doing, visitId, ['input', 'visit'])
  if (!mayUseKind(viewer, document.kind)) throw notYours()
  const request = {
    action: 'addDocument',
    key: input.idempotencyKey,
    input: { ...document, visitId },
  }
  return createOnce(doing, request, id => async tx => {
    const { upload, url, language, visibility, ...given } = document
    const file = upload ? await takeUpload(tx, doing, upload) : null
    checkPhotograph(given.kind, file?.mediaType)
    await tx.document.create({
      data: {
        id,
        ...given,
        ...{ visitId, url, fileHash: file?.hash ?? null },
        language: language ?? viewer.language,
        visibility: visibility ?? 'INTERNAL',
        isExample: viewer.isExample,
        createdAt: now,
      },
      select: { id: true },
    })
    // After the document: the last one that has a file takes it along.
    if (upload) await tx.upload.delete({ where: { id: upload } })
    await recordRevision(tx, viewer, now, { kind: 'Document', subjectId: id, action: 'add' })
  })
}

export const notYours = () =>
  new ForbiddenError('kind: a personal report is written, and added, by a staff member of the association.', [
    'input',
    'kind',
  ])

/** The hash of a file gives nobody the file: it is taken by whoever sent it in, and by nobody else. */
async function takeUpload(tx: Transaction, { viewer }: Pick<Doing, 'viewer'>, id: string) {
  const upload = await tx.upload.findFirst({
    where: { id, ...actorOf(viewer) },
    select: { file: { select: { hash: true, mediaType: true } } },
  })
  if (upload) return upload.file
  throw new NotFoundError(
    'upload: no such file of yours waits for a document; one that waited for a day was erased: send it in again.',
    ['input', 'upload'],
  )
}
