import type { Attributes, SearchDocument } from '../document.ts'
import type { Filter } from '../filter.ts'
import type { Numbered } from '../numbered.ts'
import type { TermRecord } from '../terms.ts'

/** A term of the query; the heavier ones decide which candidates come when there are more than `limit`. */
export type WeightedTerm = {
  readonly term: string
  readonly weight: number
  /** In how many documents that this viewer may see it stands, where that is known: an engine may plan by it. */
  readonly documents?: number
}

/** Values of one attribute are counted under a filter of their own, so that facets can be disjunctive. */
export type FacetRequest = { readonly attribute: string; readonly filter: Filter }

export type FacetCount = { readonly value: string | number; readonly count: number }

export type ProposeRequest = {
  /** At most MOST_TERMS. None at all: everything that passes the filter, newest (`recent`) first. */
  readonly terms: readonly WeightedTerm[]
  /** Terms that no hit holds. */
  readonly without?: readonly string[]
  readonly filter: Filter
  readonly facets: readonly FacetRequest[]
  readonly limit: number
}

export type Candidate = {
  readonly id: string
  readonly terms: TermRecord
  readonly attributes: Attributes
  /** The terms by their numbers, where the engine keeps them so. */
  readonly numbered?: Numbered
}

/** A hit passes the filter, holds at least one of the terms and none of those it must be without; total and facets count hits, each once. */
export type Proposal = {
  readonly candidates: readonly Candidate[]
  readonly total: number
  /** By attribute; highest count first, then by value. */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>
  /** False while the index is still to be filled (`needs-rebuild`): let the database propose instead. */
  readonly complete: boolean
}

export type Indexed = { readonly id: string; readonly version: string }

export type EngineStatus =
  | { readonly state: 'ready'; readonly documents: number }
  /** Missing, damaged or of another version: fill it from the database through `rebuild()`. */
  | { readonly state: 'needs-rebuild'; readonly documents: number; readonly reason: string }
  | { readonly state: 'away'; readonly reason: string }

/**
 * A new index beside the live one. Nothing is mirrored: whoever writes to the engine meanwhile writes to both,
 * from one queue, so that an older row never overwrites a newer one.
 */
export interface Rebuild {
  put(documents: readonly SearchDocument[]): Promise<void>
  drop(ids: readonly string[]): Promise<void>
  /** The new index takes the place of the live one, at once and durably. */
  swap(): Promise<void>
  abandon(): Promise<void>
}

/** Proposes candidates under a filter. Which of them come first is the ranker's business. */
export interface Engine extends AsyncDisposable {
  readonly name: string
  /** Resolves when the documents are durable and can be found; replaces those with the same id. */
  put(documents: readonly SearchDocument[]): Promise<void>
  drop(ids: readonly string[]): Promise<void>
  propose(request: ProposeRequest): Promise<Proposal>
  /** All that is in the index, in no particular order. */
  ids(): AsyncIterable<Indexed>
  rebuild(): Promise<Rebuild>
  status(): Promise<EngineStatus>
}

export const MOST_TERMS = 10
