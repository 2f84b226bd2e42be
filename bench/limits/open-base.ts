import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openViewers } from '../../src/access/viewers.ts'
import { hashToken, makeToken } from '../../src/access/token.ts'
import type { Database } from '../../src/db/database.ts'
import { openDatabase } from '../../src/db/open-database.ts'
import { loadCatalogues } from '../../src/field/catalogues/load-catalogues.ts'
import { loadThesaurus } from '../../src/field/thesaurus/load-thesaurus.ts'
import { foldChanges } from '../../src/knowledge/counts/fold-changes.ts'
import { makeApp } from '../../src/http/make-app.ts'
import { serveExports } from '../../src/http/serve-exports.ts'
import { servePapers } from '../../src/http/serve-papers.ts'
import { makeContext } from '../../src/make-context.ts'
import { schema } from '../../src/schema.ts'
import { openSearch } from '../../src/search/open-search.ts'
import { searchables } from '../../src/use/finding/searchables.ts'
import { type Filling, fillBase } from './fill-base.ts'

export interface Answer {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string } }[]
  extensions?: { cost?: { estimated: number; limit: number } }
}

export interface Base extends AsyncDisposable {
  readonly database: Database
  /** In milliseconds: how long it took, and how long the process worked, which a busy machine does not stretch. */
  ask(
    who: 'editor' | 'partner' | 'visitor',
    query: string,
  ): Promise<{ wall: number; cpu: number; answer: Answer }>
  /** The answer to a GET of another address. */
  fetch(who: 'editor' | 'partner' | 'visitor', path: string): Promise<Response>
}

/** The whole product with so many lessons, on the embedded database unless another is named. */
export async function openBase(lessons: number, filling: Filling = {}): Promise<Base> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'bench-limits-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const log = pino({ level: 'silent' })
  const config = {
    ...{ DATA_DIR: directory, MEILI_PREFIX: 'bench' },
    ...(filling.url ? { DATABASE_URL: filling.url } : {}),
  }
  const database = opened.use(await openDatabase(config))
  await loadCatalogues(database.prisma)
  // Where real words are said, they mean something.
  if (filling.texts) await loadThesaurus(database.prisma)
  await fillBase(database, lessons, filling)
  // A server does so all the time.
  while ((await foldChanges(database, 1_000)) > 0);
  filling.say?.('written; the index is filled')
  // An index that is empty is filled from the rows: what waits would be carried once more.
  await database.query('delete from outbox')
  const search = opened.use(await openSearch({ database, config, searchables, log }))
  const telling = setInterval(() => {
    void search.status().then(({ stored }) => filling.say?.(`${stored} documents indexed`))
  }, 15_000)
  await search.settled().finally(() => clearInterval(telling))
  const viewers = opened.use(await openViewers(database))
  const served = { database, search, viewers, allowsExampleSignIn: false, clock: () => new Date() }
  const context = (asked: Parameters<typeof makeContext>[1]) => makeContext(served, asked)
  const beside = [serveExports({ schema, log, context }), ...servePapers({ schema, log, context })]
  const app = opened.use(
    makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context, beside }),
  )
  const [editor, partner] = [makeToken(), makeToken()]
  const municipalityId = '01900001-0000-7000-8000-000000000003'
  await database.prisma.token.createMany({
    data: [
      { name: 'editor', role: 'EDITOR', hash: hashToken(editor) },
      { name: 'partner', role: 'PARTNER', municipalityId, hash: hashToken(partner) },
    ],
  })
  const tokens = { editor, partner, visitor: undefined }
  const closing = opened.move()
  return {
    database,
    async ask(who, query) {
      const token = tokens[who]
      const request = new Request('http://bench/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ query }),
      })
      const began = performance.now()
      const before = process.cpuUsage()
      const text = await (await app.fetch(request)).text()
      const { user, system } = process.cpuUsage(before)
      const answer = JSON.parse(text) as Answer
      return { wall: performance.now() - began, cpu: (user + system) / 1_000, answer }
    },
    fetch(who, path) {
      const token = tokens[who]
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
      return app.fetch(new Request(`http://bench${path}`, { headers }))
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}
