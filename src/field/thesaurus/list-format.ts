import type { WrittenConcept } from '../../search/thesaurus/concept.ts'

/** In which form the thesaurus goes out and comes in. */
export type ListFormat = 'csv' | 'skos'

/** A concept of a file that is being read, and where in it. */
export interface ListedConcept {
  /** As it is given; whether it may be so the rules say. */
  readonly concept: WrittenConcept
  /** Such as `line 12`. */
  readonly where: string
}

/** A file that is no list of concepts at all. */
export class UnreadableListError extends Error {
  override readonly name = 'UnreadableListError'
}
