import type { IncomingMessage } from 'node:http'

/** The text of a body; undefined when its sender went away before the end. */
export function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(chunks.length === 1 ? String(chunks[0]) : String(Buffer.concat(chunks))))
    request.on('close', () => resolve(undefined))
    request.on('error', () => resolve(undefined))
  })
}
