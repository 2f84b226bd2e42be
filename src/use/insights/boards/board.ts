import type { Context } from '../../../context.ts'
import type { Memory } from '../../../db/read/memory.ts'
import type { Respect } from '../../../db/read/tally.ts'
import type { Where } from '../../../db/read/tree.ts'
import type { KeptNumbers } from '../../../db/read/tally.ts'
import type { Writing } from '../../../db/read/writing.ts'
import type { Viewer } from '../../../access/viewer.ts'
import type { Language } from '../../../language/language.ts'
import type { InsightFilter, InsightPart } from './insight-filter.ts'

/** The filter of a list, as its field takes it; ids are objects, as they come from it. */
export interface ListFilter {
  readonly [part: string]: unknown
}

/** How deep in their trees policy domains and regions are told apart: 1 are the widest. */
export interface Levels {
  readonly domain: number
  readonly region: number
}

/** What a dimension may need to know to say how rows are told apart. */
export interface Looking {
  readonly viewer: Viewer
  readonly memory: Memory
  readonly filter: InsightFilter
  readonly levels: Levels
  readonly today: Date
}

/** A respect in which a board tells apart what it counts. */
export interface BoardDimension {
  readonly respect: (looking: Looking) => Respect
  /** What of the list's own filter leads to the rows that have this value. */
  readonly leadsTo: (value: string) => ListFilter
  readonly label: (value: string, language: Language, memory: Memory) => string
  /** All values that there could be; absent where only those that occur are known. */
  readonly all?: (looking: Looking) => readonly string[]
}

/** A number of something, and what it is made of. */
export interface Board {
  readonly name: string
  readonly description: string
  readonly model: string
  /** The field of the schema that lists what is counted, under the filters that the rows of the board hand out. */
  readonly list: string
  /** Which parts of the filter of all boards mean something here. */
  readonly parts: readonly InsightPart[]
  /** What it counts, as the list takes it. */
  readonly narrowed: (filter: InsightFilter) => ListFilter
  readonly where: (context: Pick<Context, 'viewer' | 'db' | 'now'>, filter: ListFilter) => Promise<Where>
  readonly dimensions: Readonly<Record<string, BoardDimension>>
  /** By what it is told apart when nobody says. */
  readonly usually: readonly string[]
  /** Where exactly this is kept as numbers. */
  readonly kept?: (looking: Looking, by: readonly string[]) => ((writing: Writing) => KeptNumbers) | undefined
}
