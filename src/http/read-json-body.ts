import { GraphQLError } from 'graphql'

const largest = 1_000_000

/** The JSON object that a request brings, of at most 1,000,000 bytes; sent as JSON, since no form of another site can be. */
export async function readJsonBody(request: Request): Promise<Record<string, unknown>> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw refusal(415, 'Arguments are sent as JSON: content-type: application/json.')
  const parts: Uint8Array[] = []
  let size = 0
  const body: AsyncIterable<Uint8Array> | null = request.body
  for await (const part of body ?? []) {
    size += part.length
    if (size > largest) throw refusal(413, `The arguments are too long: at most ${largest} bytes.`)
    parts.push(part)
  }
  try {
    const sent: unknown = JSON.parse(Buffer.concat(parts).toString())
    if (typeof sent === 'object' && sent !== null && !Array.isArray(sent)) return { ...sent }
  } catch {
    // Said below.
  }
  throw refusal(400, 'The arguments are one JSON object, such as {"filter":{"countries":["SN"]}}.')
}

const refusal = (status: number, message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } })
