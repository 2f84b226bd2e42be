import { UnreadableFileError } from './unreadable-file-error.ts'

/** UTF-8 bytes to text with one kind of line end; a byte order mark is dropped, anything but UTF-8 refused. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let held = ''
  for await (const chunk of bytes) {
    const text = held + decode(() => decoder.decode(chunk, { stream: true }))
    // Half of a line end may still be on its way.
    held = text.endsWith('\r') ? '\r' : ''
    const whole = held ? text.slice(0, -1) : text
    if (whole) yield oneLineEnd(whole)
  }
  const rest = held + decode(() => decoder.decode())
  if (rest) yield oneLineEnd(rest)
}

const oneLineEnd = (text: string) => text.replace(/\r\n?/g, '\n')

function decode(read: () => string): string {
  try {
    return read()
  } catch (cause) {
    throw new UnreadableFileError('The file is not text in UTF-8. Save it as UTF-8 and try again.', { cause })
  }
}
