import type { Viewer } from '../../access/viewer.ts'
import type { Language } from '../../language/language.ts'
import type { SearchRequest } from '../../search/search.ts'
import { type Chosen, facetRequests, mayKnow, searchFilter } from './facets.ts'
import { fieldWeights } from './field-weights.ts'
import { type Kind, readBounds, readChosen, type SearchFilter } from './read-filter.ts'

/** What somebody looks for. */
export interface Sought {
  readonly query: string
  readonly kinds?: readonly Kind[] | null
  readonly filter?: SearchFilter | null
}

/** What is sought as the search takes it, under the rule of who sees what; and by which facets it is narrowed. */
export function searchRequest(
  viewer: Viewer,
  language: Language,
  { query, kinds, filter }: Sought,
  withFacets = false,
): { request: SearchRequest; chosen: Chosen } {
  const chosen = readChosen(kinds, filter ?? {})
  const bounds = readBounds(viewer, filter ?? {})
  const all = searchFilter(viewer, chosen, bounds)
  return {
    chosen,
    request: {
      text: query,
      language,
      filter: all,
      facets: withFacets ? facetRequests(viewer, chosen, bounds, all) : [],
      fieldWeights,
      mayKnow: mayKnow(viewer),
    },
  }
}
