import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Log } from './search.ts'
import type { Searchable } from './searchable.ts'

/** What search is opened with. */
export interface SearchSettings {
  readonly database: Database
  readonly config: Pick<
    Config,
    'DATA_DIR' | 'DATABASE_URL' | 'MEILI_URL' | 'MEILI_KEY' | 'MEILI_PREFIX' | 'DICTIONARIES'
  >
  readonly searchables: readonly Searchable[]
  readonly log: Log
  /** Opens beside a Meilisearch index of another version too, in order to rebuild it (`index rebuild`). */
  readonly mend?: boolean
}
