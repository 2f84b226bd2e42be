import type { FacetName } from './facets.ts'

export const suggestionKinds = [
  'POLICY_DOMAIN',
  'MISSION_TYPE',
  'REGION',
  'COUNTRY',
  'MUNICIPALITY',
  'TERM',
  'LESSON',
] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

/** What somebody who types may mean. */
export interface Suggestion {
  readonly kind: SuggestionKind
  readonly label: string
  /** By what a search is narrowed to it: the value of a facet. */
  readonly facet?: FacetName
  readonly value?: string
  /** Published lessons under that value, of those that the viewer may see. */
  readonly lessons?: number
  /** Words to search for. */
  readonly query?: string
  /** The row itself. */
  readonly row?: { readonly type: 'Lesson' | 'Municipality'; readonly id: string; readonly number: number }
}
