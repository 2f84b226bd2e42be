import type { SearchSet } from './read-set.ts'

/** A way from a question to documents that a bench can measure: the rooms alone, or the whole product. */
export type SearchPath = AsyncDisposable & {
  /** The ids of the set's documents, best first. */
  ask(query: string): Promise<string[]>
}

export type OpenSearchPath = (set: SearchSet) => Promise<SearchPath>
