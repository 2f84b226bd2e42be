import { mkdir, open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SearchDocument } from '../../document.ts'
import { ANALYSIS_VERSION } from '../../analysis/version.ts'

const FORMAT = 1
const DOCUMENTS_A_LINE = 200

export type Change = { readonly put: readonly SearchDocument[] } | { readonly drop: readonly string[] }

/** `complete` says that the file once held all there was; without it the index is still to be filled. */
export type Header = { readonly format: number; readonly analysis: number; readonly complete: boolean }

export function header(complete: boolean): Header {
  return { format: FORMAT, analysis: ANALYSIS_VERSION, complete }
}

export function isOurs(found: Header): boolean {
  return found.format === FORMAT && found.analysis === ANALYSIS_VERSION
}

/** An index on disk: a header and then a line per change, only ever appended to. */
export class IndexFile {
  readonly #handle: FileHandle
  #size: number
  #broken: unknown

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle
    this.#size = size
  }

  /** A new file with this content, durable under this name once the promise resolves. */
  static async create(
    path: string,
    head: Header,
    documents: Iterable<SearchDocument> = [],
  ): Promise<IndexFile> {
    const beside = `${path}.new`
    // It may have been thrown away while the index was in use.
    await mkdir(dirname(path), { recursive: true })
    const file = new IndexFile(await open(beside, 'w+'), 0)
    try {
      await file.#write([head])
      for (const put of inBatches(documents)) await file.#write([{ put }])
      await file.moveTo(path, beside)
    } catch (error) {
      await file.close()
      await rm(beside, { force: true })
      throw error
    }
    return file
  }

  /** Resolves when the changes would survive a kill and a power cut. */
  async append(changes: readonly Change[]): Promise<void> {
    const before = this.#size
    try {
      await this.#write(changes)
      await this.#handle.datasync()
    } catch (error) {
      await this.#takeBack(before, error)
      throw error
    }
  }

  async moveTo(path: string, from: string): Promise<void> {
    await this.#handle.sync()
    await rename(from, path)
    await syncDirectory(dirname(path))
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }

  async #write(lines: readonly object[]): Promise<void> {
    if (this.#broken !== undefined)
      throw new Error('The index file could not be repaired', { cause: this.#broken })
    let rest = Buffer.from(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
    while (rest.length > 0) {
      const { bytesWritten } = await this.#handle.write(rest, 0, rest.length, this.#size)
      this.#size += bytesWritten
      rest = rest.subarray(bytesWritten)
    }
  }

  /** Half a line (a full disk) must not stay before the next one. */
  async #takeBack(size: number, error: unknown): Promise<void> {
    try {
      await this.#handle.truncate(size)
      this.#size = size
    } catch {
      this.#broken = error
    }
  }
}

function* inBatches(documents: Iterable<SearchDocument>): Generator<SearchDocument[]> {
  let batch: SearchDocument[] = []
  for (const document of documents) {
    batch.push(document)
    if (batch.length < DOCUMENTS_A_LINE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
