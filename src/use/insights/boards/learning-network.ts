import type { Context } from '../../../context.ts'
import type { InsightFilter } from './insight-filter.ts'
import type { ReadBoard } from './read-board.ts'
import { readBoard } from './read-board.ts'
import { reuse } from './reuse.ts'
import { together } from './leads-to.ts'
import type { Board, ListFilter } from './board.ts'

/** That one municipality took along what another one had learned. */
export interface Learning {
  readonly from: string
  readonly to: string
  /** How often something was applied, as it is or otherwise. */
  readonly count: number
  readonly filter: ListFilter
}

export interface LearningNetwork {
  readonly edges: readonly Learning[]
  readonly memory: ReadBoard['memory']
}

const takenAlong: Board = {
  ...reuse,
  narrowed: filter => together({ decisions: ['APPLY', 'ADAPT'] }, reuse.narrowed(filter)),
}

/** Who learned from whom, by the reuse ledger; what a municipality learned on its own visits is no edge. */
export async function readNetwork(
  context: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: InsightFilter,
): Promise<LearningNetwork> {
  const by = ['LEARNED_FROM', 'MUNICIPALITY']
  // Of municipalities there is one level.
  const levels = { domain: 1, region: 1 }
  const { rows, memory } = await readBoard(context, takenAlong, { by, filter, levels, withNone: false })
  const edges = rows
    .map(({ values: [from, to], count, filter: leads }) => ({
      from: from?.value ?? '',
      to: to?.value ?? '',
      count,
      filter: leads,
    }))
    .filter(({ from, to }) => from !== to)
  return { edges, memory }
}
