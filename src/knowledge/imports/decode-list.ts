import { UnreadableFileError } from './unreadable-file-error.ts'

// A list is a file that somebody keeps in a spreadsheet; beyond this it is something else.
const LARGEST_LIST = 100_000_000

export async function readWhole(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > LARGEST_LIST)
      throw new UnreadableFileError('The file is larger than a list can be (100 MB).')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Text as spreadsheets save it: UTF-8, UTF-16 with its mark, or else Windows-1252. */
export function decodeList(bytes: Buffer): { text: string; encoding: string } {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return { text: text.replace(/\r\n?/g, '\n'), encoding }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Which of the usual separators the first line uses most, outside quotation marks. */
export function findSeparator(text: string): string {
  const header = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map(separator => ({ separator, times: header.split(separator).length }))
  return counts.reduce((most, other) => (other.times > most.times ? other : most)).separator
}
