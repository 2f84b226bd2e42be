import type { Answering } from './answer.ts'
import { answer } from './answer.ts'
import { noPhrases } from './engines/database/database-engine.ts'
import type { Phrases } from './engines/database/propose-sql.ts'
import type { ProposeRequest } from './engines/port.ts'
import { nothing } from './filter.ts'
import type { SearchRequest } from './search.ts'

/** What makes a hit of a document, as an engine is asked for it. */
export interface Understood {
  readonly asked: Pick<ProposeRequest, 'terms' | 'without' | 'filter'>
  readonly phrases: Phrases
}

/**
 * As what a search is understood, without asking an engine: it is answered once with an engine that proposes nothing
 * and only notes what it is asked. So whatever needs the whole set of hits means the same by a hit as the search.
 */
export async function understand(
  on: Omit<Answering, 'engine' | 'database'>,
  request: SearchRequest,
): Promise<Understood> {
  let understood: Understood = { asked: { terms: [], filter: nothing }, phrases: noPhrases }
  const listener: Answering['database'] = {
    name: 'database',
    propose(asked, phrases = noPhrases) {
      understood = { asked, phrases }
      return Promise.resolve({ candidates: [], total: 0, facets: {}, complete: true })
    },
  }
  await answer({ ...on, engine: undefined, database: listener }, { ...request, facets: [] })
  return understood
}
