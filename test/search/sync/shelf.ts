import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../../src/db/database.ts'
import type { Prisma } from '../../../src/db/generated/client/client.ts'
import { loadCatalogues } from '../../../src/field/catalogues/load-catalogues.ts'
import { everything } from '../../../src/search/filter.ts'
import { openSearch } from '../../../src/search/open-search.ts'
import type { SearchSettings } from '../../../src/search/search-settings.ts'
import type { Search, SearchAnswer, SearchRequest } from '../../../src/search/search.ts'
import { searchables } from '../../../src/use/finding/searchables.ts'
import { freshDatabase } from '../../support/database.ts'
import { catalogued } from '../../support/furnishings.ts'

/** A database with lessons on it, and the search that keeps up with them. */
export interface Shelf extends AsyncDisposable {
  readonly database: Database
  readonly search: Search
  /** What was said to whoever watches the log. */
  readonly said: string[]
  /** A published, public lesson, unless `data` says otherwise; answers with its id. */
  publish(data?: Partial<Prisma.LessonUncheckedCreateInput>): Promise<string>
  /** So many at once, as an import would; each is called by the word and its place among them. */
  publishMany(count: number, word: string): Promise<void>
  /** Titles of lessons, practices and visits that are found, best first. */
  found(text: string): Promise<string[]>
  ask(text: string, facets?: string[]): Promise<SearchAnswer>
}

export type ShelfSettings = Partial<Pick<SearchSettings, 'config' | 'searchables'>> & { database?: Database }

export async function openShelf(settings: ShelfSettings = {}): Promise<Shelf> {
  await using opened = new AsyncDisposableStack()
  const directory = await mkdtemp(join(tmpdir(), 'kennisband-shelf-'))
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  const database = settings.database ?? opened.use(await freshDatabase(catalogued))
  const said: string[] = []
  const log = {
    info: (text: string) => said.push(text),
    warn: (text: string) => said.push(text),
    error: (_details: object, text: string) => said.push(text),
  }
  await loadCatalogues(database.prisma)
  const search = opened.use(
    await openSearch({
      database,
      log,
      searchables,
      config: { DATA_DIR: directory, MEILI_PREFIX: 'kennisband' },
      ...settings,
    }),
  )
  const closing = opened.move()
  const ask = (text: string, facets: string[] = []) => askEverything(search, text, facets)
  return {
    database,
    search,
    said,
    ask,
    publish: data => publish(database, data),
    publishMany: (count, word) => publishMany(database, count, word),
    async found(text) {
      const { hits } = await ask(text)
      return titlesOf(
        database,
        hits.map(({ id }) => id),
      )
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

export function askEverything(search: Search, text: string, facets: string[] = []): Promise<SearchAnswer> {
  return search.find(everythingAbout(text, facets))
}

export function everythingAbout(text: string, facets: string[] = []): SearchRequest {
  return {
    text,
    language: 'nl',
    filter: everything,
    facets: facets.map(attribute => ({ attribute, filter: everything })),
    fieldWeights: { title: 2, lesson: 1, recommendation: 1, context: 0.5, names: 1 },
    mayKnow: () => true,
  }
}

async function publicLesson({ prisma }: Database) {
  const { id: collectionId } = await prisma.collection.findFirstOrThrow({ where: { code: 'own' } })
  return {
    title: 'Een les',
    lesson: 'Wat we leerden',
    language: 'nl',
    outcome: 'WORKED',
    state: 'PUBLISHED',
    visibility: 'PUBLIC',
    publishedAt: new Date(),
    collectionId,
  } as const
}

async function publish(
  database: Database,
  data: Partial<Prisma.LessonUncheckedCreateInput> = {},
): Promise<string> {
  const { id } = await database.prisma.lesson.create({
    data: { ...(await publicLesson(database)), ...data },
    select: { id: true },
  })
  return id
}

async function publishMany(database: Database, count: number, word: string): Promise<void> {
  const lesson = await publicLesson(database)
  const data = Array.from({ length: count }, (_, at) => ({ ...lesson, title: `${word} ${at}` }))
  await database.prisma.lesson.createMany({ data })
}

async function titlesOf({ query }: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string; title: string }>(
    `select 'Lesson_' || id as id, title from lesson union all select 'Visit_' || id, title from visit
     union all select 'GoodPractice_' || id, title from good_practice`,
  )
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return ids.map(id => titles.get(id) ?? `gone: ${id}`)
}
