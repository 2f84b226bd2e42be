import { join } from 'node:path'
import { StartError } from '../errors.ts'
import type { Database } from '../db/database.ts'
import { EngineKeyError, IndexVersionError } from './engines/engine-errors.ts'
import type { Engine, Indexed } from './engines/port.ts'
import type { SearchSettings } from './search-settings.ts'
import { agrees } from './stored/agrees.ts'

/** The engine that the settings name; nothing when the embedded one belongs to another process. */
export async function openEngine({
  config,
  database,
  mend = false,
}: SearchSettings): Promise<Engine | undefined> {
  if (config.MEILI_URL) return openMeilisearch(config.MEILI_URL, config, mend)
  const lock = await database.tryLock('embedded index')
  return lock ? openEmbedded(database, join(config.DATA_DIR, 'index'), lock) : undefined
}

async function openMeilisearch(
  url: string,
  config: SearchSettings['config'],
  mend: boolean,
): Promise<Engine> {
  const { openMeilisearchEngine } = await import('./engines/meilisearch/open-meilisearch-engine.ts')
  try {
    return await openMeilisearchEngine({
      url,
      key: config.MEILI_KEY ?? '',
      prefix: config.MEILI_PREFIX,
      anyVersion: mend,
    })
  } catch (cause) {
    if (cause instanceof EngineKeyError) throw new StartError(`MEILI_KEY: ${cause.message}.`, { cause })
    if (!(cause instanceof IndexVersionError)) throw cause
    throw new StartError(`${cause.message}. \`npm run index -- rebuild\` makes it anew for this version.`, {
      cause,
    })
  }
}

async function openEmbedded(database: Database, directory: string, lock: AsyncDisposable): Promise<Engine> {
  const { openEmbeddedEngine } = await import('./engines/embedded/open-embedded-engine.ts')
  try {
    const isTrue = (documents: Iterable<Indexed>) => agrees(database, documents)
    return withLock(await openEmbeddedEngine({ directory, isTrue }), lock)
  } catch (error) {
    await lock[Symbol.asyncDispose]()
    throw error
  }
}

/** The lock is given back when the engine has closed its file. */
function withLock(engine: Engine, lock: Awaited<ReturnType<Database['tryLock']>>): Engine {
  const close = engine[Symbol.asyncDispose].bind(engine)
  engine[Symbol.asyncDispose] = async () => {
    await close()
    await lock?.[Symbol.asyncDispose]()
  }
  return engine
}
