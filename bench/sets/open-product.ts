import { openViewers } from '../../src/access/viewers.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Config } from '../../src/config.ts'
import type { Searched } from '../../src/context.ts'
import type { Database } from '../../src/db/database.ts'
import { openDatabase } from '../../src/db/open-database.ts'
import { loadCatalogues } from '../../src/field/catalogues/load-catalogues.ts'
import { loadThesaurus } from '../../src/field/thesaurus/load-thesaurus.ts'
import { makeApp } from '../../src/http/make-app.ts'
import { makeContext } from '../../src/make-context.ts'
import { schema } from '../../src/schema.ts'
import { readQuery } from '../../src/search/analysis/read-query.ts'
import { openSearch } from '../../src/search/open-search.ts'
import type { Search } from '../../src/search/search.ts'
import { searchables } from '../../src/use/finding/searchables.ts'
import type { SearchSet } from './read-set.ts'
import type { SearchPath } from './search-path.ts'

export type EngineName = 'embedded' | 'meilisearch' | 'database'
export type Settings = Partial<Pick<Config, 'MEILI_URL' | 'MEILI_KEY' | 'DATABASE_URL' | 'DICTIONARIES'>> &
  Pick<Config, 'MEILI_PREFIX'>

const log = pino({ level: 'silent' })

export interface Product extends SearchPath {
  readonly database: Database
  readonly search: Search
  /** What answers over HTTP. */
  readonly listener: RequestListener
  /** The data of an answer, asked in this process. */
  post(document: string, variables: object, headers?: Record<string, string>): Promise<unknown>
}

/**
 * The whole product on a database of its own: each document becomes a public lesson, comes into the index by outbox
 * and worker, and is found through the GraphQL field by a visitor.
 */
export async function openProduct(
  set: SearchSet,
  engine: EngineName,
  settings: Settings,
  hear: (searched: Searched) => void = () => {},
): Promise<Product> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'bench-search-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const config = { DATA_DIR: directory, ...settings }
  const database = opened.use(await openDatabase(config))
  await loadCatalogues(database.prisma)
  await loadThesaurus(database.prisma)
  await writeLessons(database, set)
  if (engine === 'database') {
    await using filling = await openSearch({ database, config, searchables, log })
    await filling.settled()
  }
  // Whoever does not get the embedded engine asks the database.
  if (engine === 'database') opened.use(await database.tryLock('embedded index'))
  const search = opened.use(await openSearch({ database, config, searchables, log }))
  await search.settled()
  const viewers = opened.use(await openViewers(database))
  const gaps = { hear }
  const served = { database, viewers, search, gaps, allowsExampleSignIn: false, clock: () => new Date() }
  const context = (asked: Parameters<typeof makeContext>[1]) => makeContext(served, asked)
  const app = opened.use(makeApp({ config: { NODE_ENV: 'production' }, database, schema, log, context }))
  const closing = opened.move()
  const language = set.queryLang ?? set.lang
  const post: Product['post'] = async (document, variables, headers = {}) => {
    const request = new Request('http://bench/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: document, variables }),
    })
    const response = await app.fetch(request)
    const { data, errors } = (await response.json()) as Answer
    if (!data) throw new Error(JSON.stringify(errors))
    return data
  }
  return {
    database,
    search,
    listener: app.listener,
    post,
    async ask(query) {
      const { search: found } = (await post(asked, { query, language })) as { search: Found }
      // A quoted phrase is the database's own to answer, whatever the engine.
      const { phrases, withoutPhrases } = readQuery(query)
      const isQuoted = phrases.length + withoutPhrases.length > 0
      if (found.degraded !== (engine === 'database' && !isQuoted))
        throw new Error(`Answered by another engine than ${engine}: ${query}`)
      return found.nodes.map(({ number }) => set.docs[number - 1]?.id ?? '')
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

const asked = `query ($query: String!, $language: Language) {
  search(query: $query, language: $language) { degraded nodes { ...on Lesson { number title } } }
}`

/** All that a search page shows. */
export const askedWithFacets = `query ($query: String!, $language: Language) {
  search(query: $query, language: $language) {
    degraded totalCount facets { name values { value label count } }
    nodes { ...on Lesson { number title lesson outcome } }
  }
}`

interface Found {
  degraded: boolean
  nodes: { number: number }[]
}

interface Answer {
  data?: unknown
  errors?: unknown
}

const BATCH = 500
/** The sets have no titles: one without a word in it. */
const title = '–'
const longest = 20_000

async function writeLessons({ prisma }: Database, { docs, lang }: SearchSet): Promise<void> {
  const { id: collectionId } = await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  const publishedAt = new Date()
  const rows = docs.map(({ text, lang: own }, at) => ({
    number: at + 1,
    title,
    lesson: text.slice(0, longest).trim() || title,
    language: own ?? lang,
    outcome: 'NOT_STATED' as const,
    state: 'PUBLISHED' as const,
    visibility: 'PUBLIC' as const,
    publishedAt,
    collectionId,
    sourceKey: String(at),
  }))
  for (let at = 0; at < rows.length; at += BATCH)
    await prisma.lesson.createMany({ data: rows.slice(at, at + BATCH) })
}
