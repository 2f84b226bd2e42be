import type { Language } from '../document.ts'

/** How the four languages say something; the preferred term comes first. */
export type Terms = Readonly<Record<Language, readonly string[]>>

/** One meaning. */
export interface Concept {
  readonly code: string
  readonly terms: Terms
}

/** A concept as a file has it. */
export interface WrittenConcept extends Concept {
  /** The code of a wider one. */
  readonly broader: string | null
}
