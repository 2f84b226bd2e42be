import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from '../context.ts'
import { NotFoundError, ValidationError } from '../errors.ts'
import { type Language, languages } from '../language/language.ts'
import type { Log } from '../log.ts'
import { answerFailure } from './answer-failure.ts'
import type { Asked } from './asked.ts'
import type { Beside } from './beside.ts'
import { exportSlots, type Slots } from './export-slots.ts'
import { notedNow } from './noted.ts'

export interface PaperParts {
  readonly schema: GraphQLSchema
  readonly log: Log
  readonly context: (asked: Asked) => Promise<Context>
  /** Where what is printed leads its readers; unset, to the address that was asked. */
  readonly publicUrl?: string | undefined
}

type Print = (schema: GraphQLSchema, context: Context, number: number, origin: string) => Promise<Uint8Array>

/** What is printed under which address, and what its file is called. Loaded by whoever prints first. */
const papers: Record<string, { name: string; print: () => Promise<Print> }> = {
  '/briefs/': {
    name: 'brief',
    print: async () => (await import('../use/printing/print-brief.ts')).printBrief,
  },
}

const mostAtOnce = 3

/** What is printed, as PDF: by GET, for whoever may read it, in the language of the address. */
export function servePapers(parts: PaperParts): Beside[] {
  const slots = exportSlots(mostAtOnce)
  return Object.keys(papers).map(under => ({
    under,
    async answer(request, asked) {
      try {
        return await serve(parts, slots, under, request, asked)
      } catch (error) {
        return answerFailure(parts.log, error)
      }
    },
  }))
}

async function serve(
  { schema, log, context, publicUrl }: PaperParts,
  slots: Slots,
  under: string,
  request: Request,
  asked: Asked,
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } })
  const url = new URL(request.url)
  const paper = papers[under]
  const [, digits] = /^(\d{1,9})\.pdf$/.exec(url.pathname.slice(under.length)) ?? []
  if (!paper || !digits) throw new NotFoundError(`A paper is asked for as ${under}31.pdf.`)
  const language = readLanguage(url.searchParams)
  const carried = await context(asked)
  const reading = { ...carried, language: language ?? carried.language }
  using slot = slots.take(reading.viewer.tokenId ?? 'visitor')
  if (!slot) throw tooMany()
  const began = performance.now()
  const print = await paper.print()
  const pdf = await print(schema, reading, Number(digits), publicUrl ?? url.origin)
  const ms = Math.round(performance.now() - began)
  log.info({ request: notedNow()?.id, paper: paper.name, bytes: pdf.length, ms }, 'printed')
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="${paper.name}-${digits}-${reading.language}.pdf"`,
      'cache-control': 'no-store',
      vary: 'Accept-Language, Authorization',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    },
  })
}

function readLanguage(query: URLSearchParams): Language | undefined {
  for (const name of query.keys())
    if (name !== 'language')
      throw ValidationError.at([name], `${name.slice(0, 60)}: a paper takes language alone.`)
  const asked = query.get('language')
  if (asked === null) return undefined
  const language = languages.find(each => each === asked)
  if (language) return language
  throw ValidationError.at(['language'], `language: one of ${languages.join(', ')}.`)
}

const tooMany = () =>
  new GraphQLError(
    'Another paper of yours is being printed, or as many as this server prints at a time; try again in a moment.',
    { extensions: { code: 'TOO_MANY_PAPERS', http: { status: 429, headers: { 'retry-after': '2' } } } },
  )
