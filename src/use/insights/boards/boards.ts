import type { Board } from './board.ts'
import { coverage } from './coverage.ts'
import { events } from './events.ts'
import { followUp } from './follow-up.ts'
import { freshness } from './freshness.ts'
import { participation } from './participation.ts'
import { questions } from './questions.ts'
import { reuse } from './reuse.ts'

/** Every board there is, in the order in which a dashboard shows them. */
export const boards: readonly Board[] = [
  coverage,
  followUp,
  reuse,
  participation,
  questions,
  events,
  freshness,
]
