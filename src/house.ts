import type { Config } from './config.ts'
import { isWithoutExample, keepWithoutExample } from './data-dir/without-example.ts'
import type { Database } from './db/database.ts'
import { openDatabase } from './db/open-database.ts'
import { loadCatalogues } from './field/catalogues/load-catalogues.ts'

/** All that has an outside, opened once and closed once; a server and a command stand on the same. */
export interface House extends AsyncDisposable {
  readonly config: Config
  readonly database: Database
  /** What this opening found or did: `loaded` just now, `there` from before, `none`. */
  readonly example: 'loaded' | 'there' | 'none'
}

export interface Opening {
  readonly role: 'server' | 'command'
  /** `npm start -- --empty`: this data directory gets no example world, now or later. */
  readonly empty?: boolean
}

/** Opens the house; for an embedded database the caller holds the lock of its data directory. */
export async function openHouse(config: Config, { empty = false }: Opening): Promise<House> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await openDatabase(config))
  const example = await furnish(config, database, empty)
  const closing = opened.move()
  return {
    config,
    database,
    example,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** The catalogues, which every database has; and the example world, which an embedded one begins with. */
async function furnish(
  config: Config,
  { kind, prisma }: Database,
  empty: boolean,
): Promise<House['example']> {
  if ((await prisma.collection.count()) === 0) await loadCatalogues(prisma)
  if (empty) await keepWithoutExample(config.DATA_DIR)
  if (await prisma.municipality.count({ where: { isExample: true } })) return 'there'
  if (kind !== 'pglite' || isWithoutExample(config.DATA_DIR)) return 'none'
  return 'none'
}
