import type { Config } from './config.ts'
import { isWithoutExample, keepWithoutExample } from './data-dir/without-example.ts'
import type { Database } from './db/database.ts'
import { openDatabase } from './db/open-database.ts'
import { loadCatalogues } from './field/catalogues/load-catalogues.ts'
import type { Log, Search } from './search/search.ts'

/** All that has an outside, opened once and closed once; a server and a command stand on the same. */
export interface House extends AsyncDisposable {
  readonly config: Config
  readonly database: Database
  /** Opened by the first who asks: most commands do without. What they change waits in the outbox. `mend`: see open-search.ts. */
  search(options?: { mend?: boolean }): Promise<Search>
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
  if ((await database.prisma.collection.count()) === 0) await loadCatalogues(database.prisma)
  if (empty) await keepWithoutExample(config.DATA_DIR)
  const isForTrying = () => database.kind === 'pglite' && !isWithoutExample(config.DATA_DIR)
  const example = await exampleIn(database, role === 'server' && isForTrying())
  let search: Promise<Search> | undefined
  const openSearch = async (mend?: boolean) => {
    const { openSearch } = await import('./search/open-search.ts')
    const { searchables } = await import('./use/finding/searchables.ts')
    return closing.use(await openSearch({ database, config, searchables, log, mend }))
  }
  const closing = opened.move()
  return {
    config,
    database,
    example,
    clock: () => new Date(),
    search: ({ mend } = {}) => (search ??= openSearch(mend)),
    get allowsExampleSignIn() {
      return isForTrying()
    },
    async [Symbol.asyncDispose]() {
      await search?.catch(() => {})
      await closing.disposeAsync()
    },
  }
}

/** The example world: what an embedded database begins with that holds nothing yet. */
async function exampleIn({ prisma }: Database, mayLoad: boolean): Promise<House['example']> {
  if (await prisma.municipality.count({ where: { isExample: true } })) return 'there'
  if (!mayLoad || (await prisma.municipality.count()) || (await prisma.lesson.count())) return 'none'
  const { loadExample } = await import('./example/load-example.ts')
  await loadExample(prisma, new Date())
  return 'loaded'
}
