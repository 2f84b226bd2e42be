import type { Context } from '../../../context.ts'
import { nameOfMunicipality } from '../../../field/municipalities/from-memory.ts'
import type { Board, ListFilter } from './board.ts'
import { asItIs, municipalityDimension } from './catalogue-dimensions.ts'
import { events } from './events.ts'
import type { InsightFilter } from './insight-filter.ts'
import { together } from './leads-to.ts'
import { type BoardRow, readBoard, type ReadBoard } from './read-board.ts'
import { reuse } from './reuse.ts'

/** How two municipalities come to learn: one applied what the other had learned, or an event brought them together. */
export const learningWays = ['APPLIED', 'MET'] as const
export type LearningWay = (typeof learningWays)[number]

export interface Learning {
  readonly way: LearningWay
  readonly from: string
  readonly to: string
  readonly count: number
  /** What leads to these on the list. */
  readonly list: string
  readonly filter: ListFilter
}

export interface LearningNetwork {
  /** Parts of the filter that say nothing about reuses, or nothing about events. */
  readonly leftOut: readonly string[]
  readonly edges: readonly Learning[]
  readonly memory: ReadBoard['memory']
}

const takenAlong: Board = {
  ...reuse,
  narrowed: filter => together({ decisions: ['APPLY', 'ADAPT'] }, reuse.narrowed(filter)),
}

const tookPart = municipalityDimension(() => ({ paths: [['sessions', 'participants', 'id']] }), asItIs)

/** Events that have begun, by each two that took part in their sessions; whoever filters by municipalities names one. */
const broughtTogether: Board = {
  ...events,
  narrowed: filter => ({ statuses: ['UNDER_WAY', 'HELD', 'CLOSED'], ...events.narrowed(filter) }),
  dimensions: {
    ONE: { ...tookPart, respect: looking => tookPart.respect({ ...looking, filter: {} }) },
    OTHER: { ...tookPart, respect: looking => tookPart.respect({ ...looking, filter: {} }) },
  },
}

/** Who learned from whom, and who met whom; what a municipality learned on its own visits is no edge. */
export async function readNetwork(
  context: Pick<Context, 'viewer' | 'db' | 'now'>,
  filter: InsightFilter,
): Promise<LearningNetwork> {
  // Of municipalities there is one level.
  const asked = { filter, levels: { domain: 1, region: 1 }, withNone: false }
  const [applied, met] = await Promise.all([
    readBoard(context, takenAlong, { ...asked, by: ['LEARNED_FROM', 'MUNICIPALITY'] }),
    readBoard(context, broughtTogether, { ...asked, by: ['ONE', 'OTHER'] }),
  ])
  const { memory } = applied
  const edges = (read: ReadBoard, way: LearningWay) =>
    read.rows.map(row => ({
      ...endsOf(row),
      way,
      list: read.board.list,
      count: row.count,
      filter: row.filter,
    }))
  return {
    edges: [
      ...edges(applied, 'APPLIED').filter(({ from, to }) => from !== to),
      // Who meets somebody is met by him: once, by name.
      ...edges(met, 'MET')
        .filter(({ from, to }) => isBefore(from, to, memory))
        .map(edge => ({
          ...edge,
          filter: together(met.filter, { participants: [{ id: edge.from }, { id: edge.to }] }),
        })),
    ],
    memory,
    leftOut: [...new Set([...applied.leftOut, ...met.leftOut])],
  }
}

const endsOf = ({ values: [from, to] }: BoardRow) => ({ from: from?.value ?? '', to: to?.value ?? '' })

function isBefore(one: string, other: string, memory: ReadBoard['memory']): boolean {
  const [its, others] = [nameOfMunicipality(one, memory), nameOfMunicipality(other, memory)]
  return its === others ? one < other : its < others
}
