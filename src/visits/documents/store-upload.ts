import { createHash } from 'node:crypto'
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { actorOf } from '../../access/viewer.ts'
import type { Doing } from '../../context.ts'
import type { Prisma } from '../../db/generated/client/client.ts'
import { transact, type Transaction } from '../../db/transact.ts'
import { ForbiddenError, RuleError } from '../../errors.ts'
import { mayRecordVisits } from '../visits/rules.ts'
import { isPicture, type MediaType } from './media-types.ts'
import { mostWaiting } from './rules.ts'

export interface StoredUpload {
  readonly upload: string
  readonly hash: string
  readonly size: number
  readonly mediaType: MediaType
}

/** In bytes: as much as is read, written or sent in one go, so that others get their turn in between. */
const partSize = 512 * 1024

/** Whoever may send in a file, before it is read. */
export function checkMayUpload({ viewer }: Pick<Doing, 'viewer'>): void {
  if (!mayRecordVisits(viewer))
    throw new ForbiddenError('Officers and the association send in files, with the token that signs them in.')
}

/** Keeps a file, once for all who send the same, for the document that its sender will make of it. */
export async function storeUpload(
  { viewer, prisma, now }: Pick<Doing, 'viewer' | 'prisma' | 'now'>,
  bytes: Buffer,
  mediaType: MediaType,
): Promise<StoredUpload> {
  const actor = actorOf(viewer)
  if ((await prisma.upload.count({ where: actor })) >= mostWaiting)
    throw new RuleError(
      `${mostWaiting} files of yours wait for a document already; make documents of them first. What waits for a day is erased.`,
    )
  const hash = createHash('sha256').update(bytes).digest('hex')
  const file = { hash, size: bytes.length, mediaType }
  for (let tries = 1; ; tries++) {
    await writeFile(
      prisma,
      { ...file, text: isPicture(mediaType) ? 'NONE' : 'WAITING', createdAt: now },
      bytes,
    )
    const upload = await transact(prisma, tx => takeFile(tx, { fileHash: hash, ...actor, createdAt: now }))
    if (upload) return { upload, ...file }
    // The last document that had the same file has left it at this moment, and the file with it.
    if (tries === mostTries) throw new Error('A file was erased as often as it was stored.')
  }
}

const mostTries = 3

/** Part by part and in no transaction: the embedded database answers others in between. A part that is there is the same. */
async function writeFile(
  prisma: Doing['prisma'],
  file: Prisma.StoredFileCreateManyInput,
  bytes: Buffer,
): Promise<void> {
  const { hash } = file
  await prisma.storedFile.createMany({ data: [file], skipDuplicates: true })
  if (await prisma.storedFile.count({ where: { hash, isWhole: true } })) return
  for (let position = 0; position * partSize < bytes.length; position++) {
    const part = new Uint8Array(bytes.subarray(position * partSize, (position + 1) * partSize))
    // Where the file was erased meanwhile there is nothing that the part could belong to.
    await prisma.$executeRaw`
      insert into stored_file_part (hash, position, bytes)
      select hash, ${position}, ${part} from stored_file where hash = ${hash} on conflict do nothing`
    await turnOfOthers()
  }
}

/** Null where the file is gone, or has lost parts. */
async function takeFile(tx: Transaction, upload: Prisma.UploadUncheckedCreateInput): Promise<string | null> {
  const { fileHash: hash } = upload
  const [file] = await tx.$queryRaw<{ has_all: boolean }[]>`
    select (select sum(octet_length(bytes)) from stored_file_part p where p.hash = f.hash) = f.size as has_all
    from stored_file f where hash = ${hash} for update`
  if (!file?.has_all) return null
  await tx.storedFile.update({ where: { hash }, data: { isWhole: true }, select: { hash: true } })
  const { id } = await tx.upload.create({ data: upload, select: { id: true } })
  return id
}
