import { once } from 'node:events'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { StartError } from '../errors.ts'

export interface Output extends AsyncDisposable {
  write(chunk: Uint8Array | string): Promise<void>
  /** The file is whole: it takes its name. */
  keep(): Promise<void>
}

/** Where a command's output goes: a file, or without one the terminal or pipe. */
export async function openOutput(path: string | undefined): Promise<Output> {
  return path === undefined ? piped : openFile(path)
}

const piped: Output = {
  async write(chunk) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  },
  async keep() {},
  async [Symbol.asyncDispose]() {},
}

/** An output file grows under another name, so that an export that breaks off leaves an older one as it was. */
async function openFile(path: string): Promise<Output> {
  const draft = (await isPlain(path)) ? `${path}.${process.pid}.part` : path
  const file = await openToWrite(draft, path)
  let kept = false
  return {
    write: chunk => file.writeFile(chunk),
    async keep() {
      await file.close()
      if (draft !== path) await rename(draft, path)
      kept = true
    },
    async [Symbol.asyncDispose]() {
      if (kept) return
      await file.close().catch(() => {})
      if (draft !== path) await rm(draft, { force: true })
    },
  }
}

async function openToWrite(draft: string, path: string): Promise<FileHandle> {
  try {
    return await open(draft, 'w')
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(draft, path) : String(error)
    throw new StartError(`${path} cannot be written: ${reason}`, { cause: error })
  }
}

/** A file, or nothing yet; not a device or a pipe, which keep their place. */
async function isPlain(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null)
  return there === null || there.isFile()
}
