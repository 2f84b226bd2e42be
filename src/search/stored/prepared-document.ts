import type { SearchDocument } from '../document.ts'
import type { Key } from '../searchable.ts'

/** A document on its way into the index, with the row it was made of and who may know of it. */
export interface PreparedDocument {
  readonly key: Key
  readonly audience: string
  readonly document: SearchDocument
  /** All its words in their order, without accents. */
  readonly spoken: string
  /** Its words as written, each once. */
  readonly words: readonly string[]
}
