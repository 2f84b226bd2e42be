import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The kernel keeps a socket's path in 108 bytes, some systems in 104, the closing zero included. */
const longest = 100

/** Where the server of a data directory listens: in it, or in a private folder when that path is too long. */
export function socketPath(directory: string): string {
  const path = join(directory, 'kennisband.sock')
  if (Buffer.byteLength(path) <= longest) return path
  return join(mkdtempSync(join(tmpdir(), 'kennisband-')), 'sock')
}

export function removeSocket(directory: string, path: string): void {
  rmSync(path, { force: true })
  const folder = dirname(path)
  if (folder !== directory) rmSync(folder, { force: true, recursive: true })
}
