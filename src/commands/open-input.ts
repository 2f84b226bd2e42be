import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { StartError } from '../errors.ts'

export interface Input {
  readonly input: Readable
  readonly inputBytes: number | undefined
}

/** The file that a command reads, opened where it was typed; `-` is what is piped in. */
export async function openInput(path: string | undefined): Promise<Input> {
  if (path === undefined) return { input: Readable.from([]), inputBytes: 0 }
  if (path === '-') return { input: process.stdin, inputBytes: undefined }
  try {
    const file = await open(path)
    const there = await file.stat()
    if (there.isDirectory()) throw new Error('it is a directory')
    if (!there.isFile()) return { input: file.createReadStream(), inputBytes: undefined }
    // A file that grows meanwhile is read as far as it was.
    return { input: file.createReadStream({ end: Math.max(there.size - 1, 0) }), inputBytes: there.size }
  } catch (error) {
    throw new StartError(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}
