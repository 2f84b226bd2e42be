import type { Readable } from 'node:stream'

/** The same bytes, and how many of them have been read: the only measure of a file that is known from the start. */
export function countBytes(input: Readable): { bytes: AsyncIterable<Uint8Array>; read(): number } {
  let count = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of input) {
      const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk))
      count += bytes.length
      yield bytes
    }
  }
  return { bytes: counted(), read: () => count }
}
