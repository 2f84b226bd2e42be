import type { Viewer } from '../../access/viewer.ts'
import type { SavedSearch } from '../../db/generated/client/client.ts'
import type { SearchRequest } from '../../search/search.ts'
import { searchRequest } from '../finding/search-request.ts'
import { readKinds, readStoredFilter } from './stored-filter.ts'

export type Saved = Pick<SavedSearch, 'query' | 'kinds' | 'filter' | 'language'>

/** A saved search as it is asked today, as what its owner may see today. */
export function requestOf(viewer: Viewer, { query, kinds, filter, language }: Saved): SearchRequest {
  const chosen = readKinds(kinds)
  const sought = { query, kinds: chosen.length > 0 ? chosen : null, filter: readStoredFilter(filter) }
  return searchRequest(viewer, language, sought).request
}
