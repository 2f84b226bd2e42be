import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Writable } from 'node:stream'

export interface Output extends AsyncDisposable {
  write(chunk: Uint8Array | string): Promise<void>
  /** The file is whole: it takes its name. */
  keep(): Promise<void>
}

/** An output file grows under another name, so that an export that breaks off leaves an older one as it was. */
export function openOutput(path: string | undefined): Output {
  let file: WriteStream | undefined
  let draft: string | undefined

  async function open(target: string): Promise<WriteStream> {
    draft = (await isPlain(target)) ? `${target}.${process.pid}.part` : target
    const opened = createWriteStream(draft)
    await once(opened, 'open')
    return opened
  }

  return {
    async write(chunk) {
      if (path === undefined) return writeTo(process.stdout, chunk)
      file ??= await open(path)
      await writeTo(file, chunk)
    },
    async keep() {
      if (path === undefined) return
      file ??= await open(path)
      file.end()
      await finished(file)
      if (draft !== undefined && draft !== path) await rename(draft, path)
      file = undefined
    },
    async [Symbol.asyncDispose]() {
      file?.destroy()
      if (file && draft !== undefined && draft !== path) await rm(draft, { force: true })
    },
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
