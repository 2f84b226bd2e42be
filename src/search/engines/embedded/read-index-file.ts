import { open, readFile } from 'node:fs/promises'
import { IndexFile, isOurs } from './index-file.ts'
import type { Change, Header } from './index-file.ts'
import type { MemoryIndex } from './memory-index.ts'

const NEW_LINE = 10

export type ReadIndex =
  | { readonly found: 'complete' | 'partial'; readonly file: IndexFile; readonly written: number }
  | { readonly found: 'nothing'; readonly reason: string }

/** Fills the index from the file. A last line without its end was never acknowledged and is cut off. */
export async function readIndexFile(path: string, index: MemoryIndex): Promise<ReadIndex> {
  const bytes = await readFile(path).catch(absent)
  if (bytes === undefined) return { found: 'nothing', reason: 'there is no index yet' }
  let at = 0
  let written = 0
  let head: Header | undefined
  for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, at)) {
    const line = parse(bytes.toString('utf8', at, end))
    if (line === undefined) break
    if (head === undefined) {
      head = line as Header
      if (!isOurs(head)) return { found: 'nothing', reason: 'the index was made by another version' }
    } else {
      const size = apply(line as Change, index)
      if (size === 0) break
      written += size
    }
    at = end + 1
  }
  if (head === undefined || bytes.indexOf(NEW_LINE, at) >= 0) {
    return { found: 'nothing', reason: 'the index file is damaged' }
  }
  const handle = await open(path, 'r+')
  if (at < bytes.length) await handle.truncate(at)
  return { found: head.complete ? 'complete' : 'partial', file: new IndexFile(handle, at), written }
}

/** How many documents the change spoke of; none at all is no change of ours. */
function apply(change: Change, index: MemoryIndex): number {
  if ('put' in change) {
    index.put(change.put)
    return change.put.length
  }
  if (!('drop' in change)) return 0
  index.drop(change.drop)
  return change.drop.length
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
