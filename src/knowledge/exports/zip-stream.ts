import { createDeflateRaw, crc32 } from 'node:zlib'
import { Readable } from 'node:stream'

/** A file of an archive, whose text comes bit by bit. */
export interface Entry {
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

interface Written {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

// Sizes follow the data (bit 3) and names are UTF-8 (bit 11); 1980-01-01, so that the same rows make the same file.
const flags = 0x0808
const deflated = 8
const version = 20
const day = 0x0021

/** A ZIP archive as it grows, so that no file in it is ever held whole. */
export async function* zipStream(entries: readonly Entry[]): AsyncGenerator<Buffer> {
  let at = 0
  const written: Written[] = []
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const begin = at
    const header = numbers([0x04034b50, 4], ...what, [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2])
    yield Buffer.concat([header, name])
    at += header.length + name.length
    const sum = { crc: 0, size: 0 }
    let packed = 0
    for await (const chunk of deflate(entry.text, sum)) {
      packed += chunk.length
      yield chunk
    }
    const end = numbers([0x08074b50, 4], [sum.crc, 4], [packed, 4], [sum.size, 4])
    yield end
    at += packed + end.length
    written.push({ name, at: begin, packed, ...sum })
  }
  yield directory(written, at)
}

const what: [number, number][] = [
  [version, 2],
  [flags, 2],
  [deflated, 2],
  [0, 2],
  [day, 2],
]

async function* deflate(text: Entry['text'], sum: { crc: number; size: number }): AsyncGenerator<Buffer> {
  const plain = async function* () {
    for await (const part of text) {
      const bytes = Buffer.from(part)
      sum.crc = crc32(bytes, sum.crc)
      sum.size += bytes.length
      yield bytes
    }
  }
  const source = Readable.from(plain(), { objectMode: false })
  const packing = createDeflateRaw()
  // A failure of the source ends the packing too: pipe alone would leave it waiting.
  source.on('error', error => packing.destroy(error))
  for await (const chunk of source.pipe(packing)) yield Buffer.from(chunk as Uint8Array)
}

function directory(written: readonly Written[], at: number): Buffer {
  const entries = written.map(({ name, at: begin, crc, packed, size }) =>
    Buffer.concat([
      numbers(
        [0x02014b50, 4],
        [version, 2],
        ...what,
        [crc, 4],
        [packed, 4],
        [size, 4],
        [name.length, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 2],
        [0, 4],
        [begin, 4],
      ),
      name,
    ]),
  )
  const length = entries.reduce((sum, entry) => sum + entry.length, 0)
  const count = written.length
  return Buffer.concat([
    ...entries,
    numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [at, 4], [0, 2]),
  ])
}

function numbers(...parts: readonly (readonly [value: number, bytes: number])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of parts) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
