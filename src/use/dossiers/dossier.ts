import type { Context } from '../../context.ts'
import type { Memory } from '../../db/read/memory.ts'
import type { Asked } from './asked.ts'
import { type Evidence, gatherEvidence } from './evidence.ts'
import { choosePairs, type Pair } from './pairs.ts'
import { participantsOf } from './participants.ts'
import { chooseReading, type ToRead } from './reading-list.ts'
import { chooseSessions, type Session } from './sessions.ts'

/** What somebody needs who prepares a meeting of one region about some themes, as far as its reader may see it. */
export interface Dossier {
  readonly asked: Asked
  readonly memory: Memory
  readonly evidence: Evidence
  readonly participants: ReadonlySet<string>
  readonly reading: readonly ToRead[]
  readonly pairs: readonly Pair[]
  readonly sessions: readonly Session[]
}

export async function makeDossier(context: Pick<Context, 'db' | 'search'>, asked: Asked): Promise<Dossier> {
  const memory = await context.db.$memory.heard()
  const [evidence, reading] = await Promise.all([
    gatherEvidence(context, asked, memory),
    chooseReading(context, asked, memory),
  ])
  const participants = participantsOf(asked, evidence, memory)
  return {
    asked,
    memory,
    evidence,
    participants,
    reading,
    pairs: choosePairs(evidence, participants),
    sessions: chooseSessions(evidence.cells, participants, reading, asked.sessions),
  }
}
