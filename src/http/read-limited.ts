import { GraphQLError } from 'graphql'

/** The bytes of a body, of which no more is taken than `most`; one that says its length is refused at once. */
export async function readLimited(request: Request, most: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

const tooLarge = (most: number) =>
  new GraphQLError(`body: a file of at most ${most / 1024 / 1024} MB is taken (${most} bytes).`, {
    extensions: {
      code: 'REQUEST_ENTITY_TOO_LARGE',
      path: ['body'],
      // What is still on its way is not read: the connection cannot be used for another request.
      http: { status: 413, headers: { connection: 'close' } },
    },
  })
