import type { TermRecord } from './terms.ts'

/** What the analysis can read. */
export type Language = 'nl' | 'fr' | 'es' | 'en'

export type AttributeValue = string | number | readonly string[]

/**
 * What filters and facets speak of. `recent` orders a search without words: newest first.
 * String values longer than COUNTABLE_BYTES can be filtered on but are left out of facet counts.
 */
export type Attributes = { readonly [name: string]: AttributeValue; readonly recent: number }

/** One findable thing, ready for every engine: the text is gone, its terms remain. */
export type SearchDocument = {
  /** Letters, digits, `_` and `-` only, for instance `Lesson_<uuid>`. */
  readonly id: string
  /** A fingerprint of the content; the index check compares it with the database's. */
  readonly version: string
  readonly language: Language
  readonly attributes: Attributes
  readonly terms: TermRecord
}

export const DOCUMENT_ID = /^[A-Za-z0-9_-]{1,200}$/
export const ATTRIBUTE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,60}$/

/** Engines keep short values as they are; longer ones only so that equality still holds. */
export const COUNTABLE_BYTES = 120

export function isCountable(value: string): boolean {
  return Buffer.byteLength(value) <= COUNTABLE_BYTES
}
