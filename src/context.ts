import type { Viewer } from './access/viewer.ts'
import type { Database } from './db/database.ts'
import type { PrismaClient } from './db/generated/client/client.ts'
import type { VisibleClient } from './db/visible-client.ts'
import type { Shown } from './db/write/just-written.ts'
import type { Write } from './db/write/writes.ts'
import type { Language } from './language/language.ts'
import type { Lacking } from './search/lacking.ts'
import type { Search, SearchRequest } from './search/search.ts'

/** A search that was answered: its words, and what its best hit lacks of them. */
export interface Searched {
  readonly text: string
  readonly lacking: Lacking
}

/** What a request carries. */
export interface Context {
  readonly viewer: Viewer
  /** In which language labels and messages are answered, unless a field asks for another. */
  readonly language: Language
  /** For reading: holds nothing but what the viewer may see. */
  readonly db: VisibleClient
  /** The same for other readers, for whom a verb makes something that they are to have. */
  readonly dbOf: (reader: Viewer) => VisibleClient
  /**
   * For what the reading client has no words for: one statement, which names the circles of its viewer itself. What
   * it may count is in access/circles.ts.
   */
  readonly readText: Database['readText']
  /** For writing, inside verbs that checked their rules: all of these writes or none. */
  readonly write: (writes: readonly Write[]) => Promise<void>
  /** Hears before a change which columns its answer will show of a row; what is written gives back no others. */
  readonly willShow: (shown: Shown) => void
  /** For verbs that read in the transaction in which they write. */
  readonly prisma: PrismaClient
  readonly search: Search
  /** Hears as what a search was understood, where somebody needs more of it than its answer: an export. */
  readonly hearSearch?: (request: SearchRequest) => void
  /** Hears how much was found of what was looked for; nothing waits for it. */
  readonly hearSearched?: (searched: Searched) => void
  /** The moment of the request; tests set the clock. */
  readonly now: Date
  /** The request may sign in as a person of the example world: from this machine, to a base that is not for real yet. */
  readonly mayEnterExample: boolean
}

/** The part that a verb needs: who does it, on which database, when. */
export type Doing = Pick<Context, 'viewer' | 'prisma' | 'write' | 'db' | 'now'>
