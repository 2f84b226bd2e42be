import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Log } from '../log.ts'
import type { Search } from '../search/search.ts'
import { preferredLanguage } from '../language/preferred-language.ts'
import { keepFeedDate } from '../use/saved-searches/keep-feed-date.ts'
import { readFeed } from '../use/saved-searches/read-feed.ts'
import { writeAtom, writeEntries } from '../use/saved-searches/write-atom.ts'
import { matchesTag } from './answer-unchanged.ts'
import type { Beside } from './beside.ts'
import { maskError } from './mask-error.ts'

export interface FeedParts {
  readonly database: Database
  readonly search: Search
  readonly log: Log
  readonly clock: () => Date
  /** The example world may be entered from this machine. */
  readonly allowsExampleSignIn: boolean
}

const address = /^\/feeds\/([^/]+)\.atom$/

/** The feeds of saved searches, by an address that is a secret: whoever reads news can send no token. */
export function serveFeeds(parts: FeedParts): Beside {
  return {
    under: '/feeds/',
    async answer(request, { headers, isLoopback }) {
      try {
        if (request.method !== 'GET' && request.method !== 'HEAD')
          return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
        const language = preferredLanguage(headers.get('accept-language'))
        const now = parts.clock()
        const allowsExample = parts.allowsExampleSignIn && isLoopback
        return await serve(parts, request, { now, language, allowsExample })
      } catch (error) {
        const { message } = maskError(parts.log)(error)
        return plain(500, message)
      }
    },
  }
}

async function serve(
  { database, search }: FeedParts,
  request: Request,
  signIn: Parameters<typeof readFeed>[2],
): Promise<Response> {
  const { origin, pathname } = new URL(request.url)
  const secret = address.exec(pathname)?.[1] ?? ''
  const feed = await readFeed({ database, search }, secret, signIn)
  // Closed, opened anew, its owner gone, or never there: all the same to whoever asks.
  if (!feed) return plain(404, 'There is no feed here, or no longer.')
  const entries = writeEntries(feed)
  const digest = createHash('sha256').update(`${feed.saved.name}\n${entries}`).digest('base64url')
  const changedAt = await keepFeedDate(database.prisma, feed.saved, digest, signIn.now)
  const known = {
    etag: `"${digest}"`,
    'last-modified': changedAt.toUTCString(),
    // Nobody but its reader keeps it, and asks again each time.
    'cache-control': 'private, no-cache',
    // The address is a secret: it is not told to what a reader opens from here, and no search engine keeps it.
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  }
  if (isKnown(request.headers, digest, changedAt)) return new Response(null, { status: 304, headers: known })
  const body = writeAtom(feed, entries, changedAt, origin + pathname)
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...known, 'content-type': 'application/atom+xml; charset=utf-8' },
  })
}

/** The tag counts before the date, as RFC 9110 has it. */
function isKnown(headers: Headers, digest: string, changedAt: Date): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return matchesTag(tags, `"${digest}"`)
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && changedAt.getTime() <= since
}

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
