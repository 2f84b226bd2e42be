import { setImmediate as turnOfOthers } from 'node:timers/promises'
import type { Database } from '../../db/database.ts'

/** The bytes of a stored file, part after part; it breaks off where the file is erased meanwhile. */
export async function* readFileParts(
  { query }: Pick<Database, 'query'>,
  { hash, size }: { hash: string; size: number },
): AsyncGenerator<Uint8Array, void> {
  for (let position = 0, read = 0; read < size; position++) {
    const [part] = await query<{ bytes: Uint8Array }>(
      'select bytes from stored_file_part where hash = $1 and position = $2',
      [hash, position],
    )
    if (!part) throw new Error('The file was erased while it was read.')
    read += part.bytes.length
    yield part.bytes
    await turnOfOthers()
  }
}
