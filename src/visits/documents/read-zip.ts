import { inflateRawSync } from 'node:zlib'

/** An entry of a zip file, as its directory tells it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly at: number
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
/** A document of Word has a few dozen, with many pictures some hundreds. */
const mostEntries = 10_000

/** The directory of a zip file; undefined where the bytes are none that can be read. */
export function readZip(bytes: Buffer): ZipEntry[] | undefined {
  try {
    return readDirectory(bytes)
  } catch (error) {
    // It points outside of itself.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readDirectory(bytes: Buffer): ZipEntry[] | undefined {
  const end = findEnd(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) return undefined
  let at = bytes.readUInt32LE(end + 16)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== directoryEntry) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + rest
  }
  return entries
}

/** It stands at the end, before a comment of at most 64 KB. */
function findEnd(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at
  return undefined
}

/** What an entry holds, unpacked to no more than `most` bytes: what claims to be small can grow without end. */
export function unpack(bytes: Buffer, { at, method, packed }: ZipEntry, most: number): Buffer {
  if (bytes.readUInt32LE(at) !== localEntry)
    throw new RangeError('The entry is not where the directory says.')
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const stored = bytes.subarray(from, from + packed)
  if (method === 0) return stored.subarray(0, most)
  return inflateRawSync(stored, { maxOutputLength: most })
}
