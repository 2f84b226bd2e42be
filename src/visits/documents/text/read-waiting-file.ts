import type { Database } from '../../../db/database.ts'
import { transact } from '../../../db/transact.ts'
import { readFileParts } from '../read-file-parts.ts'
import { readText } from './read-text.ts'
import type { FileReading } from './text-state.ts'

/** A file that ended the process which began it so often is not begun again. */
const mostTries = 3

interface Waiting {
  hash: string
  size: number
  media_type: string
  tries: number
}

/** Reads the text of the file that has waited longest; false where none waits. */
export async function readWaitingFile(
  database: Pick<Database, 'query' | 'prisma'>,
  signal?: AbortSignal,
): Promise<boolean> {
  const [file] = await database.query<Waiting>(
    `update stored_file set tries = tries + 1 where hash = (
       select hash from stored_file where text = 'WAITING' and is_whole order by created_at, hash limit 1)
     returning hash, size, media_type, tries`,
  )
  if (!file) return false
  if (file.tries > mostTries) await store(database, file.hash, unreadable)
  else await store(database, file.hash, await read(database, file, signal))
  return true
}

const unreadable: FileReading = { state: 'BROKEN', pages: [], pageCount: null }

async function read(
  database: Pick<Database, 'query'>,
  { hash, size, media_type: mediaType }: Waiting,
  signal: AbortSignal | undefined,
): Promise<FileReading> {
  try {
    const parts: Uint8Array[] = []
    for await (const part of readFileParts(database, { hash, size })) parts.push(part)
    return await readText(Buffer.concat(parts), mediaType, { signal })
  } catch (error) {
    // Whoever was told to end, or could not read what is stored, says nothing about the file.
    await database.query('update stored_file set tries = tries - 1 where hash = $1', [hash])
    throw error
  }
}

/** Where the file was erased meanwhile, its text is too: there is no row for it. */
async function store(
  { prisma }: Pick<Database, 'prisma'>,
  hash: string,
  { state, pages, pageCount }: FileReading,
): Promise<void> {
  await transact(prisma, async tx => {
    const { count } = await tx.storedFile.updateMany({ where: { hash }, data: { text: state, pageCount } })
    if (count === 0) return
    await tx.storedFilePage.deleteMany({ where: { hash } })
    await tx.storedFilePage.createMany({ data: pages.map(page => ({ ...page, hash })) })
  })
}
