import { GraphQLError } from 'graphql'
import { rowRules } from './access/row-rules.ts'
import { type Viewer, visitor } from './access/viewer.ts'
import type { Viewers } from './access/viewers.ts'
import type { Context, Searched } from './context.ts'
import type { Database } from './db/database.ts'
import { ruleIn, visibleClient } from './db/visible-client.ts'
import { JustWritten } from './db/write/just-written.ts'
import { namedLanguage, preferredLanguage } from './language/preferred-language.ts'
import type { Search } from './search/search.ts'

export interface Served {
  readonly database: Database
  readonly viewers: Viewers
  readonly search: Search
  /** Hears of every search whether it was answered well; who asked is told to tell one from the next. */
  readonly gaps?: { hear(searched: Searched, asker: string): void }
  /** The example world may be entered here at all: the embedded database, not started with --empty. */
  readonly allowsExampleSignIn: boolean
  /** What time it is; tests set it. */
  readonly clock: () => Date
}

export interface Asked {
  readonly headers: Pick<Headers, 'get'>
  /** The request came from this machine, by no proxy. */
  readonly isLoopback: boolean
}

/** What a request carries through the schema, from its headers. */
export async function makeContext(served: Served, asked: Asked): Promise<Context> {
  const { database, search, allowsExampleSignIn, clock } = served
  const now = clock()
  const viewer = await viewerOf(served, asked, now)
  const rules = rowRules(viewer)
  const reading = { ...database, readText: database.readTextInTime }
  const justWritten = new JustWritten(ruleIn(rules))
  return {
    viewer,
    language: namedLanguage(asked.headers.get('accept-language')) ?? viewer.language,
    db: visibleClient({ ...reading, justWritten }, rules),
    dbOf: reader => visibleClient(reading, rowRules(reader)),
    readText: database.readTextInTime,
    write: writes => database.write(writes, justWritten),
    willShow: shown => justWritten.willShow(shown),
    prisma: database.prisma,
    search,
    now,
    hearSearched: searched => served.gaps?.hear(searched, viewer.tokenId ?? 'visitors'),
    mayEnterExample: allowsExampleSignIn && asked.isLoopback,
  }
}

async function viewerOf({ viewers, allowsExampleSignIn }: Served, asked: Asked, now: Date): Promise<Viewer> {
  const language = preferredLanguage(asked.headers.get('accept-language'))
  const authorization = asked.headers.get('authorization')
  if (!authorization) return { ...visitor, language }
  const secret = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? ''
  const viewer = await viewers.find(secret, {
    now,
    language,
    allowsExample: allowsExampleSignIn && asked.isLoopback,
  })
  if (viewer) return viewer
  // Answering as to a visitor would look like an empty knowledge base.
  throw new GraphQLError(
    'The token of this request is unknown, expired or revoked; send "Authorization: Bearer …" with one that is alive, or none.',
    {
      extensions: {
        code: 'UNAUTHENTICATED',
        http: { status: 401, headers: { 'www-authenticate': 'Bearer' } },
      },
    },
  )
}
