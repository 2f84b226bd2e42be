import type { HitRow } from './find-hits.ts'
import type { FacetName } from './facets.ts'
import { titleKinds } from './titled-rows.ts'

export const suggestionKinds = [
  'POLICY_DOMAIN',
  'MISSION_TYPE',
  'REGION',
  'COUNTRY',
  'MUNICIPALITY',
  'TERM',
  ...titleKinds,
] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

type RowType = 'Municipality' | HitRow['kind']

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
  readonly row?: { readonly type: RowType; readonly id: string; readonly number: number }
}
