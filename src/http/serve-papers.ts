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

interface Wanted {
  readonly origin: string
  /** What else its address says. */
  readonly query: URLSearchParams
}

type Print = (schema: GraphQLSchema, context: Context, number: number, wanted: Wanted) => Promise<Uint8Array>

interface Printed {
  /** What its file is called. */
  readonly name: string
  /** What its address takes; of one that has no number, whatever it is printed of sees to it. */
  readonly takes: readonly string[] | undefined
  /** Loaded by whoever prints first. */
  readonly print: () => Promise<Print>
}

/** Of one thing, by its short number. */
const byNumber = /^(\d{1,9})\.pdf$/

/** What is printed, by its address. */
const papers: Readonly<Record<string, Printed>> = {
  '/briefs/': {
    name: 'brief',
    takes: ['language', 'invitation'],
    print: async () => (await import('../use/printing/print-brief.ts')).printBrief,
  },
  // Before the next, which begins so.
  '/dossiers/region.pdf': {
    name: 'dossier-region',
    takes: undefined,
    print: async () => {
      const { printRegionalDossier } = await import('../use/printing/print-dossier.ts')
      return (schema, context, _number, wanted) => printRegionalDossier(schema, context, wanted)
    },
  },
  '/dossiers/': {
    name: 'dossier',
    takes: ['language'],
    print: async () => (await import('../use/printing/print-dossier.ts')).printDossier,
  },
  '/sent-dossiers/': {
    name: 'sent-dossier',
    takes: ['language', 'visibility'],
    print: async () => (await import('../use/printing/print-dossier.ts')).printSentDossier,
  },
  '/hand-overs/': {
    name: 'hand-over',
    takes: ['language'],
    print: async () => (await import('../use/printing/print-hand-over.ts')).printHandOver,
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
  const rest = url.pathname.slice(under.length)
  const [, digits = ''] = byNumber.exec(rest) ?? []
  if (!paper || (under.endsWith('/') ? !digits : rest)) throw new NotFoundError(wrongAddress(under))
  if (paper.takes) checkTaken(url.searchParams, paper.takes)
  const language = readLanguage(url.searchParams)
  const carried = await context(asked)
  const reading = { ...carried, language: language ?? carried.language }
  using slot = slots.take(reading.viewer.tokenId ?? 'visitor')
  if (!slot) throw tooMany()
  const began = performance.now()
  const print = await paper.print()
  const pdf = await print(schema, reading, Number(digits), {
    origin: publicUrl ?? url.origin,
    query: url.searchParams,
  })
  const ms = Math.round(performance.now() - began)
  log.info({ request: notedNow()?.id, paper: paper.name, bytes: pdf.length, ms }, 'printed')
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `attachment; filename="${[paper.name, digits, reading.language].filter(Boolean).join('-')}.pdf"`,
      'cache-control': 'no-store',
      vary: 'Accept-Language, Authorization',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    },
  })
}

const wrongAddress = (under: string) =>
  `A paper is asked for as ${under}${under.endsWith('/') ? '31.pdf' : ''}.`

function checkTaken(query: URLSearchParams, takes: readonly string[]): void {
  const stray = [...query.keys()].find(name => !takes.includes(name))
  if (stray !== undefined)
    throw ValidationError.at([stray], `${stray.slice(0, 60)}: this paper takes ${takes.join(', ')}.`)
}

function readLanguage(query: URLSearchParams): Language | undefined {
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
