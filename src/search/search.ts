import type { Vocabulary } from './statistics.ts'
import type { Engine } from './engines/port.ts'

/** What finding needs at hand: an engine that proposes, the numbers that weigh terms, and what must not be shown. */
export interface Search {
  readonly engine: Engine
  readonly vocabulary: Vocabulary
  /** Documents withdrawn, narrowed or erased that the engine has not yet confirmed: left out of every search. */
  readonly excluded: ReadonlySet<string>
}
