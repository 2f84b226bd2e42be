import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import { openViewers, type Viewers } from '../../src/access/viewers.ts'
import { hashToken, makeToken } from '../../src/access/token.ts'
import type { Config } from '../../src/config.ts'
import type { Database } from '../../src/db/database.ts'
import type { PrismaClient } from '../../src/db/generated/client/client.ts'
import type { Role } from '../../src/db/generated/client/enums.ts'
import type { Asked } from '../../src/http/asked.ts'
import { makeApp } from '../../src/http/make-app.ts'
import { serveExports } from '../../src/http/serve-exports.ts'
import { serveDocuments } from '../../src/http/serve-documents.ts'
import { serveItems } from '../../src/http/serve-items.ts'
import { servePapers } from '../../src/http/serve-papers.ts'
import { serveFeeds } from '../../src/http/serve-feeds.ts'
import { serveUploads } from '../../src/http/serve-uploads.ts'
import { makeContext } from '../../src/make-context.ts'
import { schema } from '../../src/schema.ts'
import { openSearch } from '../../src/search/open-search.ts'
import type { Search } from '../../src/search/search.ts'
import { type Gaps, keepGaps } from '../../src/use/gaps/keep-gaps.ts'
import { searchables } from '../../src/use/finding/searchables.ts'
import { type Asker, makeAsker } from './asker.ts'
import { freshDatabase } from './database.ts'
import { openFilled } from './filled.ts'
import { catalogued, exampled, today } from './furnishings.ts'

export { today }

/** Everything that answers, on a database and an index of its own. */
export interface World extends AsyncDisposable {
  readonly database: Database
  readonly prisma: PrismaClient
  readonly viewers: Viewers
  readonly search: Search
  /** What was looked for and not found. */
  readonly gaps: Gaps
  readonly visitor: Asker
  /** Somebody of a role; officers and partners of the municipality with this name. */
  as(role: Role, municipality?: string): Promise<Asker>
  /** The municipality's id, by its name. */
  municipality(name: string): Promise<string>
  /** Resolves when the index has caught up with the database. */
  settled(): Promise<void>
  /** Moves the clock. */
  setClock(now: Date): void
  /** The statements that were sent while `story` ran. */
  statementsOf(story: () => Promise<unknown>): Promise<string[]>
}

export interface Furnished {
  example?: boolean
  /** Where Meilisearch is, for a world that is found by it. */
  config?: Partial<Pick<Config, 'MEILI_URL' | 'MEILI_KEY' | 'MEILI_PREFIX'>>
}

export async function openWorld({ example = true, config }: Furnished = {}): Promise<World> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'kennisband-world-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const isFilled = example && !config && !inject('postgresql')
  const database = opened.use(
    isFilled ? await openFilled(directory) : await freshDatabase(example ? exampled : catalogued),
  )
  await database.reference.now()
  const log = pino({ level: 'silent' })
  const search = opened.use(
    await openSearch({
      database,
      config: { DATA_DIR: directory, MEILI_PREFIX: 'kennisband', ...config },
      searchables,
      log,
    }),
  )
  let now = today
  const viewers = opened.use(await openViewers(database))
  const gaps = opened.use(keepGaps(database, log, () => now))
  const served = { database, viewers, search, gaps, allowsExampleSignIn: false, clock: () => now }
  const context = (asked: Asked) => makeContext(served, asked)
  const beside = [
    serveExports({ schema, log, context }),
    serveFeeds({ ...served, log }),
    serveUploads({ log, context }),
    serveDocuments({ database, log, context }),
    ...servePapers({ schema, log, context }),
    ...serveItems({ schema, log, context }),
  ]
  const app = opened.use(makeApp({ config: { NODE_ENV: 'test' }, database, schema, log, context, beside }))
  const fallBacks: string[] = []
  opened.use(database.fallBacks.add(why => fallBacks.push(why)))
  const closing = opened.move()
  const municipality = async (name: string) =>
    (await database.prisma.municipality.findFirstOrThrow({ where: { name }, select: { id: true } })).id

  return {
    database,
    prisma: database.prisma,
    viewers,
    search,
    gaps,
    visitor: makeAsker(app),
    municipality,
    async as(role, name) {
      const token = makeToken()
      const municipalityId = name ? await municipality(name) : undefined
      await database.prisma.token.create({
        data: { name: 'a test', role, municipalityId, hash: hashToken(token), createdAt: today },
      })
      return makeAsker(app, { authorization: `Bearer ${token}` })
    },
    settled: () => search.settled(),
    setClock(moment) {
      now = moment
    },
    async statementsOf(story) {
      const statements: string[] = []
      using _listening = database.onStatement(sql => statements.push(sql))
      await story()
      return statements
    },
    async [Symbol.asyncDispose]() {
      await closing.disposeAsync()
      // No read of the product is answered by other means than one statement.
      if (fallBacks.length > 0) throw new Error(`Prisma had to answer: ${fallBacks.join(' ')}`)
    },
  }
}
