import type { Context } from '../context.ts'
import type { Database } from '../db/database.ts'
import { NotFoundError } from '../errors.ts'
import type { Log } from '../log.ts'
import { isMediaType, mediaTypes } from '../visits/documents/media-types.ts'
import { readFileParts } from '../visits/documents/read-file-parts.ts'
import { answerFailure } from './answer-failure.ts'
import { matchesTag } from './answer-unchanged.ts'
import type { Asked } from './asked.ts'
import type { Beside } from './beside.ts'
import { maskError } from './mask-error.ts'
import { streamOf } from './stream-of.ts'

export interface DocumentParts {
  readonly database: Pick<Database, 'query'>
  readonly log: Log
  readonly context: (asked: Asked) => Promise<Context>
}

const address = /^\/documents\/(\d{1,9})$/

/** The files of documents, for whoever sees the document at this moment; to be kept, and never to be run. */
export function serveDocuments(parts: DocumentParts): Beside {
  return {
    under: '/documents/',
    async answer(request, asked) {
      try {
        return await serve(parts, request, asked)
      } catch (error) {
        return answerFailure(parts.log, error)
      }
    },
  }
}

async function serve(
  { database, log, context }: DocumentParts,
  request: Request,
  asked: Asked,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  const number = Number(address.exec(new URL(request.url).pathname)?.[1] ?? 0)
  const { db } = await context(asked)
  const document = await db.document.findUnique({
    where: { number },
    select: { file: { select: { hash: true, size: true, mediaType: true } } },
  })
  // Not there, not for this reader, a link, withdrawn: all the same to whoever asks.
  if (!document?.file) throw new NotFoundError('There is no such file, or none for you.')
  const { file } = document
  const headers = headersOf(number, file)
  if (matchesTag(request.headers.get('if-none-match'), headers.etag))
    return new Response(null, { status: 304, headers: known(headers) })
  const body =
    request.method === 'HEAD' ? null : streamOf(readFileParts(database, file), () => {}, maskError(log))
  return new Response(body, { headers })
}

interface File {
  hash: string
  size: number
  mediaType: string
}

function headersOf(number: number, { hash, size, mediaType }: File) {
  const ending = isMediaType(mediaType) ? mediaTypes[mediaType].ending : 'bin'
  return {
    'content-type': mediaType,
    'content-length': String(size),
    // Of our own making: what somebody called it may be a name, or meant to mislead.
    'content-disposition': `attachment; filename="document-${number}.${ending}"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    // Its reader may keep it and asks each time whether he may still have it.
    'cache-control': 'private, no-cache',
    vary: 'Authorization',
    etag: `"${hash}"`,
  }
}

const known = ({ etag, vary, ...headers }: ReturnType<typeof headersOf>) => ({
  etag,
  vary,
  'cache-control': headers['cache-control'],
})
