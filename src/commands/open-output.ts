import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { StartError } from '../errors.ts'

export interface Output extends AsyncDisposable {
  write(chunk: Uint8Array | string): Promise<void>
  /** The file is whole: it takes its name. */
  keep(): Promise<void>
}

/** Where a command's output goes: a file, or without one the terminal or pipe. */
export const openOutput = (path: string | undefined): Promise<Output> | Output =>
  path === undefined ? piped : openFile(path)

const piped: Output = {
  write: chunk => writeTo(process.stdout, chunk),
  async keep() {},
  async [Symbol.asyncDispose]() {},
}

/** An output file grows under another name, so that an export that breaks off leaves an older one as it was. */
async function openFile(path: string): Promise<Output> {
  const draft = (await isPlain(path)) ? `${path}.${process.pid}.part` : path
  const file = await open(draft, path)
  let kept = false
  return {
    write: chunk => writeTo(file, chunk),
    async keep() {
      file.end()
      await finished(file)
      if (draft !== path) await rename(draft, path)
      kept = true
    },
    async [Symbol.asyncDispose]() {
      if (kept) return
      file.destroy()
      if (draft !== path) await rm(draft, { force: true })
    },
  }
}

async function open(draft: string, path: string): Promise<WriteStream> {
  try {
    const file = createWriteStream(draft)
    await once(file, 'open')
    return file
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(draft, path) : String(error)
    throw new StartError(`${path} cannot be written: ${reason}`, { cause: error })
  }
}

async function writeTo(stream: Writable, chunk: Uint8Array | string): Promise<void> {
  if (!stream.write(chunk)) await once(stream, 'drain')
}

/** A file, or nothing yet; not a device or a pipe, which keep their place. */
async function isPlain(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null)
  return there === null || there.isFile()
}
