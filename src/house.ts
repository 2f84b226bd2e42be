import { isDeepStrictEqual } from 'node:util'
import { openViewers, type Viewers } from './access/viewers.ts'
import type { Config } from './config.ts'
import { isWithoutExample, keepWithoutExample } from './data-dir/without-example.ts'
import type { Database } from './db/database.ts'
import { openDatabase } from './db/open-database.ts'
import { digestCatalogues } from './field/catalogues/catalogue-files.ts'
import { digestThesaurus, thesaurusName } from './field/thesaurus/digest-thesaurus.ts'
import { type LateSearch, lateSearch } from './late-search.ts'
import type { Log } from './search/search.ts'
import type { Gaps } from './use/gaps/keep-gaps.ts'

/** All that has an outside, opened once and closed once; a server and a command stand on the same. */
export interface House extends AsyncDisposable {
  readonly config: Config
  readonly database: Database
  readonly viewers: Viewers
  /** Most commands do without it: what they change waits in the outbox. */
  readonly search: LateSearch
  /** What was looked for and not found; heard by a server alone. */
  readonly gaps: Gaps | undefined
  readonly clock: () => Date
  /** What this opening found or did: `loaded` just now, `there` from before, `none`. */
  readonly example: 'loaded' | 'there' | 'none'
  /** Signing in as a person of the example world is for trying things out, never where real data is expected. */
  readonly allowsExampleSignIn: boolean
}

export interface Opening {
  readonly role: 'server' | 'command'
  readonly log: Log
  /** `npm start -- --empty`: this data directory gets no example world, now or later. */
  readonly empty?: boolean
}

/** Opens the house; for an embedded database the caller holds the lock of its data directory. */
export async function openHouse(config: Config, { role, log, empty = false }: Opening): Promise<House> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await openDatabase(config))
  let fallBacks = 0
  opened.use(
    database.fallBacks.add(why =>
      log.warn(`Prisma had to stand in for a statement of our own, ${++fallBacks} by now: ${why}`),
    ),
  )
  if (empty) await keepWithoutExample(config.DATA_DIR)
  const isForTrying = () => database.kind === 'pglite' && !isWithoutExample(config.DATA_DIR)
  const example = await furnish(database, role === 'server' && isForTrying())
  const search = opened.use(
    lateSearch(async mend => {
      const { openSearch } = await import('./search/open-search.ts')
      const { searchables } = await import('./use/finding/searchables.ts')
      return openSearch({ database, config, searchables, log, mend })
    }),
  )
  const clock = () => new Date()
  let gaps: Gaps | undefined
  if (role === 'server') {
    const { keepGaps } = await import('./use/gaps/keep-gaps.ts')
    gaps = opened.use(keepGaps(database, log, clock))
    // Ahead of the first question, which would read it otherwise.
    void database.reference.now().catch(() => {})
    const { keepFolding } = await import('./knowledge/counts/keep-folding.ts')
    opened.use(keepFolding(database, log))
    const { keepReading } = await import('./visits/documents/text/keep-reading.ts')
    opened.use(keepReading(database, log, clock))
  }
  const viewers = opened.use(await openViewers(database))
  const closing = opened.move()
  return {
    config,
    database,
    viewers,
    search,
    example,
    gaps,
    clock,
    get allowsExampleSignIn() {
      return isForTrying()
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

// Plain SQL: Prisma takes a fifth of a second for its first question, which a later start does not have.
const whatIsThere = `select
  (select json_object_agg(name, digest) from catalogue_file) as brought,
  exists (select from municipality where is_example) as example,
  exists (select from municipality) or exists (select from lesson) as anything`

interface There {
  /** The digests of the catalogues' files and of the thesaurus. */
  brought: Record<string, string> | null
  example: boolean
  anything: boolean
}

/** Brings this version's catalogues and thesaurus, and the example world to an embedded database that holds nothing yet. */
async function furnish(database: Database, mayLoadExample: boolean): Promise<House['example']> {
  const [[there], catalogues, thesaurus] = await Promise.all([
    database.query<There>(whatIsThere),
    digestCatalogues(),
    digestThesaurus(),
  ])
  if (!isDeepStrictEqual({ ...there?.brought }, { ...catalogues, [thesaurusName]: thesaurus })) {
    const { loadCatalogues } = await import('./field/catalogues/load-catalogues.ts')
    await loadCatalogues(database.prisma)
    const { loadThesaurus } = await import('./field/thesaurus/load-thesaurus.ts')
    await loadThesaurus(database.prisma)
  }
  if (there?.example) return 'there'
  if (!mayLoadExample || there?.anything) return 'none'
  const { loadExample } = await import('./example/load-example.ts')
  await loadExample(database.prisma, new Date())
  return 'loaded'
}
