import { createHash } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'

/** What the answer to one address depends on beside the address. */
const varies = 'Accept, Accept-Language, Authorization'

/**
 * Lets caches keep what everybody may see, and answers 304 to whoever has it already: a GET without a token that named
 * its document. Anything else that is read here is for nobody to keep.
 */
export function answerUnchanged(namesDocument: (request: Request) => boolean, path: string): Plugin {
  const whole = new WeakSet<Request>()
  return {
    onResultProcess({ request, result }) {
      if ('data' in result && !result.errors?.length) whole.add(request)
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      if (request.method !== 'GET' || new URL(request.url).pathname !== path) return
      const { headers } = response
      const type = headers.get('content-type') ?? ''
      if (!type.includes('json')) return
      headers.set('vary', varies)
      if (!whole.has(request) || !namesDocument(request) || request.headers.has('authorization')) {
        headers.set('cache-control', 'no-store')
        return
      }
      const body = await response.text()
      const etag = `"${createHash('sha256').update(`${type}\n${body}`).digest('base64url')}"`
      headers.set('etag', etag)
      headers.set('cache-control', 'public, no-cache')
      const isKnown = matchesTag(request.headers.get('if-none-match'), etag)
      if (isKnown) for (const name of ['content-type', 'content-length']) headers.delete(name)
      setResponse(new fetchAPI.Response(isKnown ? null : body, { status: isKnown ? 304 : 200, headers }))
    },
  }
}

/** Whether whoever asks has it already, by the tags that it sent. */
export function matchesTag(given: string | null, etag: string): boolean {
  if (given === null) return false
  // Weak or strong: for a GET they are compared alike.
  return given.trim() === '*' || given.split(',').some(each => each.trim().replace(/^W\//, '') === etag)
}
