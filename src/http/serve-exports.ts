import { setTimeout as wait } from 'node:timers/promises'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { ValidationError } from '../errors.ts'
import { exportFormats, type ExportFormat } from '../graphql/export-link.ts'
import { languages, type Language } from '../language/language.ts'
import type { Log } from '../log.ts'
import { answerFailure } from './answer-failure.ts'
import type { Beside } from './beside.ts'
import { exportSlots, type Slots } from './export-slots.ts'
import type { Asked } from './asked.ts'
import { maskError } from './mask-error.ts'
import { notedNow } from './noted.ts'
import { readJsonBody } from './read-json-body.ts'
import { streamOf } from './stream-of.ts'

export interface ExportParts {
  readonly schema: GraphQLSchema
  readonly log: Log
  readonly context: (asked: Asked) => Promise<Context>
}

const mimeTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
}

const mostAtOnce = 3
const address = /^\/export\/([A-Za-z]+)\.([a-z]+)$/

/** Files of lists: by GET with the arguments in the address, by POST with them as JSON. */
export function serveExports(parts: ExportParts): Beside {
  const slots = exportSlots(mostAtOnce)
  return {
    under: '/export/',
    async answer(request, asked) {
      try {
        return await serve(parts, slots, request, asked)
      } catch (error) {
        return answerFailure(parts.log, error)
      }
    },
  }
}

async function serve(
  { schema, log, context }: ExportParts,
  slots: Slots,
  request: Request,
  asked: Asked,
): Promise<Response> {
  const url = new URL(request.url)
  const { list, format } = readAddress(url)
  // Not before somebody exports: every start would wait for it.
  const { exportList, readGiven } = await import('../use/exporting/export-list.ts')
  const query = new URLSearchParams(url.search)
  const labels = readLanguage(query)
  const given =
    request.method === 'POST' ? await readJsonBody(request) : readGiven(schema, list, withoutLabels(query))
  const carried = await context(asked)
  const asking = { ...carried, language: labels ?? carried.language }
  const slot = slots.take(asking.viewer.tokenId ?? 'visitor')
  if (!slot) throw tooMany()
  const began = performance.now()
  let at = began
  let rows = 0
  try {
    const file = await exportList({
      schema,
      context: asking,
      asked: { list, given },
      format,
      // Half of the time is for others, however fast the file is read.
      async onRows(sofar) {
        rows = sofar
        await wait(Math.min(performance.now() - at, longestPause))
        at = performance.now()
      },
    })
    const ended = () => {
      slot[Symbol.dispose]()
      log.info(
        { request: notedNow()?.id, list, format, rows, ms: Math.round(performance.now() - began) },
        'exported',
      )
    }
    const name = `${list}-${asking.now.toISOString().slice(0, 10)}.${format}`
    return new Response(streamOf(file, ended, maskError(log)), {
      headers: {
        'content-type': mimeTypes[format],
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
        vary: 'Accept-Language, Authorization',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    slot[Symbol.dispose]()
    throw error
  }
}

const longestPause = 100

function readAddress({ pathname }: URL): { list: string; format: ExportFormat } {
  const [, list, ending] = address.exec(pathname) ?? []
  const format = exportFormats.find(each => each === ending)
  if (list && format) return { list, format }
  throw ValidationError.at(
    [],
    `A file is asked for as /export/lessons.csv: a list, and one of ${exportFormats.join(', ')}.`,
  )
}

function readLanguage(query: URLSearchParams): Language | undefined {
  const labels = query.get('labels')
  if (labels === null) return undefined
  const language = languages.find(each => each === labels)
  if (language) return language
  throw ValidationError.at(['labels'], `labels: one of ${languages.join(', ')}.`)
}

function withoutLabels(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  rest.delete('labels')
  return rest
}

const tooMany = () =>
  new GraphQLError(
    'Another export of yours is under way, or as many as this server makes at a time; try again in a moment.',
    { extensions: { code: 'TOO_MANY_EXPORTS', http: { status: 429, headers: { 'retry-after': '5' } } } },
  )
