import { GraphQLError } from 'graphql'
import type { Context } from '../context.ts'
import { ValidationError } from '../errors.ts'
import type { Log } from '../log.ts'
import { answerFailure } from './answer-failure.ts'
import type { Asked } from './asked.ts'
import type { Beside } from './beside.ts'
import { exportSlots, type Slots } from './export-slots.ts'
import { readLimited } from './read-limited.ts'

export interface UploadParts {
  readonly log: Log
  readonly context: (asked: Asked) => Promise<Context>
}

/** Each is held in memory until it is stored: 60 MB at most. */
const mostAtOnce = 3

/**
 * Files for documents: the file as it is, in a request of its own, and not in a form together with a mutation. So it is
 * sent once, whatever becomes of the mutation; the mutation is JSON as any other; and no page of another site can send
 * one, for that takes a header that no form has.
 */
export function serveUploads(parts: UploadParts): Beside {
  const slots = exportSlots(mostAtOnce)
  return {
    under: '/uploads',
    async answer(request, asked) {
      try {
        return await take(parts, slots, request, asked)
      } catch (error) {
        return answerFailure(parts.log, error)
      }
    },
  }
}

async function take(
  { context }: UploadParts,
  slots: Slots,
  request: Request,
  asked: Asked,
): Promise<Response> {
  if (new URL(request.url).pathname !== '/uploads' || request.method !== 'POST') throw notSo()
  const type = request.headers.get('content-type')
  if (/^(multipart\/|application\/x-www-form-urlencoded|text\/plain)/i.test(type ?? '')) throw noForm()
  const doing = await context(asked)
  const { checkMayUpload, storeUpload } = await import('../visits/documents/store-upload.ts')
  const { largestFile } = await import('../visits/documents/media-types.ts')
  const { tellMediaType } = await import('../visits/documents/tell-media-type.ts')
  checkMayUpload(doing)
  using slot = slots.take(doing.viewer.tokenId ?? '')
  if (!slot) throw tooMany()
  const bytes = await readLimited(request, largestFile)
  if (bytes.length === 0)
    throw ValidationError.at(['body'], 'body: send the file itself; this has nothing in it.')
  const stored = await storeUpload(doing, bytes, tellMediaType(bytes, type))
  return Response.json(stored, { status: 201, headers: { 'cache-control': 'no-store' } })
}

const notSo = () => ValidationError.at([], 'A file is sent in by POST to /uploads, as it is.')

const noForm = () =>
  new GraphQLError(
    'A file is sent as it is: content-type: application/pdf or what else it is, and no form.',
    {
      extensions: { code: 'BAD_REQUEST', path: ['content-type'], http: { status: 415 } },
    },
  )

const tooMany = () =>
  new GraphQLError(
    'Another file of yours is being taken in, or as many as this server takes at a time; try again in a moment.',
    { extensions: { code: 'TOO_MANY_UPLOADS', http: { status: 429, headers: { 'retry-after': '2' } } } },
  )
