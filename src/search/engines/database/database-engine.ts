import type { Database } from '../../../db/database.ts'
import { isCountable } from '../../document.ts'
import { compareCounts } from '../compare-counts.ts'
import type { Candidate, Engine, FacetCount, Proposal, ProposeRequest } from '../port.ts'
import { type Phrases, proposeSql } from './propose-sql.ts'

/** What proposes when the engine is away or being filled. It is written by whoever writes down what the engine holds. */
export interface Proposer extends Pick<Engine, 'name'> {
  /** Phrases are looked up here whatever the engine: the words stand in their order in the database only. */
  propose(request: ProposeRequest, phrases?: Phrases): Promise<Proposal>
}

export const noPhrases: Phrases = { said: [], notSaid: [] }

interface Row {
  total: number
  candidates: Candidate[]
  counts: [attribute: string, value: string | number, count: number][]
}

/** The database's own index: nothing to keep in step, slower, and the same set of hits. */
export function databaseEngine({ query }: Pick<Database, 'query'>): Proposer {
  return {
    name: 'database',
    async propose(request, phrases = noPhrases) {
      const { sql, values } = proposeSql(request, phrases)
      const [row] = await query<Row>(sql, values)
      return { ...asProposal(row ?? { total: 0, candidates: [], counts: [] }, request), complete: true }
    },
  }
}

function asProposal(
  { total, candidates, counts }: Row,
  { facets }: ProposeRequest,
): Omit<Proposal, 'complete'> {
  const byAttribute: Record<string, FacetCount[]> = {}
  for (const { attribute } of facets) byAttribute[attribute] = []
  for (const [attribute, value, count] of counts) {
    if (typeof value === 'number' || isCountable(value)) byAttribute[attribute]?.push({ value, count })
  }
  for (const counted of Object.values(byAttribute)) counted.sort(compareCounts)
  return { candidates, total, facets: byAttribute }
}
